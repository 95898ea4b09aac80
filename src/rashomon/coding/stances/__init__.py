"""What is said about a happening: whose fault, which breach, who holds the ground, what is shown."""
