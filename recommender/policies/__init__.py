"""What chooses: ``Policy.choose(Context) -> Slate``."""
