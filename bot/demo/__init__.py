"""The demo: the real bot on the playground. The only room that knows the playground; nothing else needs it."""
