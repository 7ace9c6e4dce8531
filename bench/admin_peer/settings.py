"""The product's settings with Django's admin beside its pages: same middleware, sessions, database and server."""

from yuanqu.config.settings import *  # noqa: F403
from yuanqu.config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "django.contrib.admin"]
ROOT_URLCONF = "bench.admin_peer.urls"
