"""Where things are: the places of theatres, of the world and of the user; their names, wordings and distances."""
