"""Zero-shot recommendation of message and image pairs: profile to text to vector to ranked pairs."""
