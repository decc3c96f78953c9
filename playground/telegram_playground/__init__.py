"""A local server that speaks the Telegram Bot API, with a chat page, to try bots without Telegram."""
