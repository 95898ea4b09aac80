"""Words that stand for somebody."""
