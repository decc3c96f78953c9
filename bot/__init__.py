"""Everything that talks and everything that remembers: Telegram, HTTP, database, scheduler."""
