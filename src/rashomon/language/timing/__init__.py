"""Time expressions: the words for days, months and spans of time, where they stand and what they say."""
