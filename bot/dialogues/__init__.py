"""What is said to people: pure functions from a turn to an outcome, which know no database and no messenger."""
