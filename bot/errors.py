"""What can go wrong in the bot, as data.

::

    OffscreenError          base of all; its text names the value and the remedy
    ├── SettingsError       a setting is missing or malformed
    ├── DatabaseError       the database cannot be opened or migrated
    │   └── UpgradedError   a newer release has changed the tables
    ├── TelegramError       Telegram (or the server in its place) refuses or cannot be reached
    ├── WebError            a port cannot be used
    ├── ClockError          a clock was asked for something impossible
    ├── TrialError          a trial's file is malformed, or what is asked of a trial cannot be
    ├── DemoError           the demo cannot be shown, or did not go as it should
    └── BridgeError         a bridge cannot do its work
        └── TokenRefusedError   the bot does not accept the user's token
"""

from __future__ import annotations


class OffscreenError(Exception):
    """Base of all errors that end in one clear sentence for a person."""


class SettingsError(OffscreenError):
    """A setting is missing or malformed."""


class DatabaseError(OffscreenError):
    """The database cannot be opened, read or migrated."""


class UpgradedError(DatabaseError):
    """A newer release has changed the tables: this one must leave them alone."""


class TelegramError(OffscreenError):
    """Telegram, or the server set in its place, refuses or cannot be reached."""


class WebError(OffscreenError):
    """A port cannot be used."""


class ClockError(OffscreenError):
    """A clock was asked for an impossible instant."""


class TrialError(OffscreenError):
    """A trial's file is malformed, or what is asked of a trial cannot be done; the text names the line."""


class DemoError(OffscreenError):
    """The demo cannot be shown, or did not go as it should."""


class BridgeError(OffscreenError):
    """A bridge cannot do its work, or not now."""


class TokenRefusedError(BridgeError):
    """The bot does not, or no longer, accept the user's token: trying again is of no use."""
