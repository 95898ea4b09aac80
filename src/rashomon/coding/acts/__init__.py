"""Acts of speech and of policy: what one side demands, promises, threatens or does without force."""
