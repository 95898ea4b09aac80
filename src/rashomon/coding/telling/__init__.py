"""What one sentence says of one happening: whether it took place, where, when, who and how many."""
