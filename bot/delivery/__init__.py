"""From moments to decisions to nudges to Telegram."""
