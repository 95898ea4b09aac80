"""A file for each version. What it says is never changed once released: it imports nothing that may."""
