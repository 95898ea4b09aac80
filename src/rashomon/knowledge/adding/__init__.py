"""Gazetteers of one's own: GeoNames dumps and tables of places, read row by row."""
