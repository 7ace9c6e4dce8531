"""Hypothesis for this room: no time limit per example, because a busy machine is not a wrong answer.

At a desk every run draws new examples; in CI the same ones, so that a red run is a change's own.
"""

import os

from hypothesis import settings

settings.register_profile("terms", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("terms")
