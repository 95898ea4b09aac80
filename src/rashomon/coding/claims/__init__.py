"""From what was told to claims: the only room that writes them."""
