"""What users can say, and what is answered."""
