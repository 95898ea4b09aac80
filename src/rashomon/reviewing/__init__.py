"""People's judgements, and how they bend what the program made."""
