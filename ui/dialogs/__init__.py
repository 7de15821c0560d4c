"""Questions to the people, one at a time."""
