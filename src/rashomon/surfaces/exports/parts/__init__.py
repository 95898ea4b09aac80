"""What several formats share: tolls, days, states, sides, and what is said of whatever was left out."""
