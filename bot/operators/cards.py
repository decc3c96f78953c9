"""Cards in an operator's chat: sent once, and changed from then on."""

from __future__ import annotations

from bot.core.address import Address
from bot.core.messenger import Messenger, SendError, SendProblem
from bot.core.replies import Rows, Say


class Cards:
    """Sends and changes cards. Its calls raise :class:`bot.core.messenger.SendError`.

    Args:
        messenger: Through which.
    """

    def __init__(self, messenger: Messenger) -> None:
        self._messenger = messenger

    async def show(
        self, chat_id: Address, html: str, rows: Rows = (), *, picture: bytes | None = None, card_id: int | None = None
    ) -> int:
        """Show a card; return its message id.

        Args:
            chat_id: Where.
            html: Telegram's HTML; at most 1024 characters below a picture.
            rows: Buttons.
            picture: A picture's file, if it has one. It cannot change afterwards.
            card_id: The card that is to change; ``None``, or one that was deleted: a new one.
        """
        if card_id is not None and await self._change(chat_id, card_id, html, rows, of_picture=picture is not None):
            return card_id
        if picture is None:
            return await self._messenger.send(chat_id, Say(html=html, buttons=rows))
        return (await self._messenger.send_picture(chat_id, picture, html, rows)).message_id

    async def send_file(self, chat_id: Address, data: bytes, name: str, html: str) -> None:
        """Send a file."""
        await self._messenger.send_file(chat_id, data, name, html)

    async def busy(self, chat_id: Address) -> None:
        """Show that an answer is on its way."""
        await self._messenger.show_busy(chat_id)

    async def _change(self, chat_id: Address, card_id: int, html: str, rows: Rows, *, of_picture: bool) -> bool:
        try:
            return await self._messenger.edit(chat_id, card_id, html, rows, of_picture=of_picture)
        except SendError as error:
            if error.problem is not SendProblem.REFUSED:
                raise
            return False  # whatever is wrong with the card, a new one may do
