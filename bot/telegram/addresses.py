"""Telegram's ids as addresses, and back."""

from __future__ import annotations

from bot.core.address import Address

MESSENGER = "telegram"
"""Telegram's name in accounts."""

_TOO_LARGE = 2**63


def telegram_address(chat_id: int) -> Address:
    """Return the address of a person or group by its Telegram id.

    Raises:
        OverflowError: If Telegram has no such ids: they fit into 64 bits.
    """
    if abs(chat_id) >= _TOO_LARGE:
        raise OverflowError("an id of Telegram's fits into 64 bits")
    return Address(MESSENGER, str(chat_id))


def chat_id_of(address: Address) -> int:
    """Return the Telegram id behind an address."""
    return int(address.id)
