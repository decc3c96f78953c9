"""What changes the world for one person: each change and each question about stored rows is a small class here.

Dialogues name them and never run them; with delivery these are the only writers of models.
"""
