"""The WSGI application that granian's workers load; each worker counts as a user of the embedded database."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from yuanqu.config.database import ensure_running

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanqu.config.settings")

ensure_running()
application = get_wsgi_application()
