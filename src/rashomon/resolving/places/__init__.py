"""Which points and areas the words for places stand for."""
