"""A second messenger, the terminal: it knows the port alone, and shows that nothing else is needed."""
