"""Reading a profile from German sentences, by rules alone: what is said plainly, and nothing that is not."""
