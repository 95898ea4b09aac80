"""Checking: what is wrong with a theatre pack, every fault at once, each with its file, its entry and its cure."""
