"""WSGI entry point for gunicorn behind a buffering proxy."""

import os

from vs_portal.middleware.requests import get_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vs_portal.settings")

application = get_application()
