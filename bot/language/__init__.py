"""What belongs to a language: one folder each, of examples and words as data."""
