"""Settings of the benchmark's server process: those of the portal, the query counter, and the floor's address."""

from vs_portal.settings import *
from vs_portal.settings import MIDDLEWARE

MIDDLEWARE = ["vs_portal.bench.middleware.QueryCountMiddleware", *MIDDLEWARE]
ROOT_URLCONF = "vs_portal.bench.urls"
