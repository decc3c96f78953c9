"""The HTTP face: webhook, health and metrics."""
