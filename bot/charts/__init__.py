"""Charts as pictures for a chat, drawn with Pillow. Slow: not for the event loop."""
