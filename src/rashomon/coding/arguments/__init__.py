"""The words that tell of a happening, and who does it to whom."""
