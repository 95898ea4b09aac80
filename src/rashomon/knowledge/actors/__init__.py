"""Who takes part: states, bodies, people and outlets, and the words that name them."""
