"""Updates in: from Telegram into the inbox, and from there to the conversations, in order per user."""
