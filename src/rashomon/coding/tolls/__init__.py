"""How many people came to harm in one telling, and what was hit."""
