"""Transport, cookies, headers and limits (SECURITY checklist). `check --deploy` is part of the gate."""

from __future__ import annotations

from csp.constants import NONCE, NONE, SELF

from vs_portal.settings.env import ORIGIN, SECURE, env, required

SECRET_KEY: str = required("VS_SECRET_KEY", why="It signs sessions and links.", example="$(openssl rand -base64 48)")
SECRET_KEY_FALLBACKS: list[str] = env.list("VS_SECRET_KEY_FALLBACKS", default=[])
FIELD_KEY: str = required(
    "VS_FIELD_KEY",
    why="It encrypts the seeds of authenticator apps.",
    example="$(python3 -c 'import base64,os;print(base64.urlsafe_b64encode(os.urandom(32)).decode())')",
)

SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if env.int("VS_TRUSTED_PROXIES", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Hosts from which texts of the directory may show pictures. Each of them learns which readers look.
PICTURE_HOSTS: list[str] = env.list("VS_PICTURE_HOSTS", default=[])

_PREFIX = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME = f"{_PREFIX}session"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ORIGIN]
CSRF_FAILURE_VIEW = "vs_portal.errors.csrf_failure"

# Sign-in redirects to these origins after a form post (Chromium checks form-action along redirects).
OIDC_FORM_ORIGINS: list[str] = env.list("VS_OIDC_FORM_ORIGINS", default=[])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *(f"https://{host}" for host in PICTURE_HOSTS)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *OIDC_FORM_ORIGINS],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "report-uri": ["/csp-report"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "fullscreen",
        "autoplay",
        "encrypted-media",
    )
} | {"publickey-credentials-get": ["self"], "publickey-credentials-create": ["self"]}

DEFAULT_EXCEPTION_REPORTER_FILTER = "text_guard.reporting.TextFreeReporterFilter"  # nothing typed in error reports
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1
