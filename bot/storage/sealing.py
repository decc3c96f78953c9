"""Sealed archives: encrypted by a public key, so that the machine that makes them cannot read them.

The form is age's (https://age-encryption.org), so that ``age --decrypt`` opens them too.
"""

from __future__ import annotations

import os
from pathlib import Path

from pyrage import DecryptError, IdentityError, RecipientError, decrypt_file, encrypt_file, x25519

from bot.errors import DatabaseError

SUFFIX = ".age"


def check_public_key(key: str) -> str:
    """Return a public key as it is.

    Raises:
        ValueError: If it is none.
    """
    try:
        x25519.Recipient.from_str(key)
    except RecipientError:
        raise ValueError("must be a public key that begins with age1: offscreen db new-key FILE makes one") from None
    return key


def new_key(target: Path) -> str:
    """Write a new secret key into a file and return its public key.

    Raises:
        DatabaseError: If the file is there already or cannot be written.
    """
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(f"# public key: {public}\n{identity}\n")
    except OSError as error:
        raise DatabaseError(f"cannot write the key to {target}: {error.strerror}. Choose another name.") from None
    return public


def seal(plain: Path, sealed: Path, public_key: str) -> None:
    """Encrypt a file for who has the secret key."""
    encrypt_file(str(plain), str(sealed), [x25519.Recipient.from_str(public_key)])


def is_sealed(archive: Path) -> bool:
    """Whether a file is encrypted.

    Raises:
        DatabaseError: If it cannot be read.
    """
    try:
        with archive.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError as error:
        raise DatabaseError(f"cannot read {archive}: {error.strerror}") from None


def unseal(sealed: Path, plain: Path, key_file: Path | None) -> None:
    """Decrypt a file.

    Args:
        sealed: The encrypted file.
        plain: Where its content goes.
        key_file: Where the secret key is.

    Raises:
        DatabaseError: If the key is missing, malformed or not the right one.
    """
    if key_file is None:
        raise DatabaseError(f"{sealed} is encrypted: add --key FILE, the file with the secret key")
    try:
        decrypt_file(str(sealed), str(plain), [_secret(key_file)])
    except (DecryptError, OSError):
        raise DatabaseError(f"{sealed} is damaged, or encrypted for another key than the one in {key_file}") from None


def _secret(key_file: Path) -> x25519.Identity:
    try:
        lines = key_file.read_text(encoding="utf-8").split()
        return x25519.Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))
    except (OSError, UnicodeDecodeError, StopIteration, IdentityError):
        raise DatabaseError(
            f"{key_file} holds no secret key: it must be a file with a line that begins with AGE-SECRET-KEY-"
        ) from None


_BEGINNING = b"age-encryption.org/v1"
