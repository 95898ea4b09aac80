"""What a person or another program meets: command line, dossier, exports, Python."""
