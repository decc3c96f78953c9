"""A month of lives: people with hidden days and hidden tastes, what they do with nudges, and a judge of their own.

Who plans, decides and chooses is handed in: the same functions that send. Nothing here reads the facts of a library;
the judge looks at labels that a second hand made from texts and pictures alone.
"""
