"""Hypothesis for this room: no time limit per example, because a busy machine is not a wrong answer."""

from hypothesis import settings

settings.register_profile("terms", deadline=None)
settings.load_profile("terms")
