"""Lives, their judge and their figures."""
