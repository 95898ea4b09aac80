"""Who says which words: cues, their sources, and what each covers."""
