"""Bridges from programs on a user's own computer to the bot's one way in for screen-time events.

They run where the screen is, not where the bot is: nothing here needs Telegram, a database or an encoder.
"""
