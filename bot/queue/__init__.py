"""Rows that wait to be worked on, and the workers that take them: written once for every table that is a queue."""
