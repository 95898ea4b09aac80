"""Who calls whom, or what was done, by which loaded word."""
