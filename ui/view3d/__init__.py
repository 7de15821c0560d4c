"""The same scene, to look at from all sides."""
