"""Which days the words for times leave possible."""
