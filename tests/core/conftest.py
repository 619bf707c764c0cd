"""Generated cases take the time that a busy machine gives them: a slow example is not a failure."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
