"""The core's laws are run by hypothesis; how long one example takes is no law."""

from hypothesis import settings

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
