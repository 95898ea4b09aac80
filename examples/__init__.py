"""Example reports, with what a careful reader finds in them, and the demo that reads them."""
