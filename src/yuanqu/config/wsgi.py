"""The WSGI application that granian's workers load; each worker counts as a user of the embedded database."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

from yuanqu.config.database import ensure_running
from yuanqu.config.preparation import set_up_django

set_up_django()
ensure_running()
application = get_wsgi_application()
