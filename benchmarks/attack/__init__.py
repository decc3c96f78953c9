"""The real program under attack: a table of hostile inputs and faults, and what survived."""
