"""Which sentences speak of one thing, and which of the things is the news."""
