"""What was said, as data: parsers of ages, times and places, and readers of whole sentences. It knows no rows."""
