"""Methods that order items for people, each by what it may know."""
