"""The library that nudges are made of: messages and images, their checks, and the starter pack."""
