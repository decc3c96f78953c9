"""What every room of the bot speaks in: plain data that knows no messenger and no database."""
