"""Other processes: starting them, talking to them, what they cost."""
