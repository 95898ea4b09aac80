"""One report with its tree and what was recognised in it, and the ground on which all of coding stands; nothing of events."""
