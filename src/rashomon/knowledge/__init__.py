"""Knowledge: what the program knows beforehand, as cited data. Theatre packs, the gazetteer, lexicons."""
