"""Theatre packs: found, opened, checked, and chosen for a report."""
