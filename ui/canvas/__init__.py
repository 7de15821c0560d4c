"""The plan as a picture that hands work on: drawing, pointers, selection."""
