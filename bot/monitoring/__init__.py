"""How the bot is doing: logs, metrics, alerts, and what watches over it."""
