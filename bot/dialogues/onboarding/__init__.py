"""The first talk, and every later change of the profile."""
