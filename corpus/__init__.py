"""An annotated corpus of attributed, rival accounts of armed incidents, in our own words; this package compiles and measures it."""
