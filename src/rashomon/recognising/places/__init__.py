"""Words that stand for a place."""
