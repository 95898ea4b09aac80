"""Words that count people."""
