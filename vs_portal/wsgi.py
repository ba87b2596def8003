"""WSGI entry point for gunicorn behind a buffering proxy."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vs_portal.settings")

application = get_wsgi_application()
