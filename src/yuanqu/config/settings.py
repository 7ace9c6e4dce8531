"""Django settings. Everything that may differ between places comes from the environment, read here and beside.

YUANQU_HOME          folder of everything that lasts (home.py)
YUANQU_DATABASE_URL  another PostgreSQL than the embedded one (database.py)
YUANQU_SECRET_KEY    the signing key, when several machines must share one; else generated once in the home
YUANQU_HOSTS         host names that pages are served under, separated by commas
YUANQU_HTTPS         1 when people reach the pages by https, usually through a proxy
YUANQU_PROXIES       how many proxies of ours stand before the server; each adds one address to X-Forwarded-For
YUANQU_ZONE_NAME     the zone's name in the top bar
YUANQU_ZONE_CODE     the zone's code in a province's or the nation's lake; also YUANQU_ZONE_COUNTY, YUANQU_ZONE_PROVINCE
YUANQU_LOG_LEVEL     DEBUG, INFO, WARNING (default) or ERROR
YUANQU_PASSWORDS     the rules of passwords: gb (default, 等保) or asvs (people/password_profiles.py)
YUANQU_SECOND_FACTOR who must have a second factor: administrators (default), everyone or nobody
YUANQU_IDLE_MINUTES  after how many minutes without a request somebody is signed out; default 30
YUANQU_SESSION_HOURS after how many hours somebody is signed out at the latest; default 12
"""

from __future__ import annotations

import os

from csp.constants import NONE, SELF

from yuanqu.config.database import database_settings
from yuanqu.config.errors import SetupError
from yuanqu.config.home import home_folder, open_home, secret_key
from yuanqu.config.rooms import ROOMS
from yuanqu.people.password_profiles import PROFILES


def _words(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def _number(name: str, otherwise: int, most: int) -> int:
    """A whole number of the environment, from 1 to ``most``. Raises SetupError `setting-malformed`."""
    text = os.environ.get(name, "").strip() or str(otherwise)
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise SetupError("setting-malformed", f"环境变量 {name} 是「{text}」，应为 1 至 {most} 的整数。")
    return int(text)


def _one_of(name: str, known: tuple[str, ...]) -> str:
    """One of ``known``, the first where the environment says nothing. Raises SetupError `setting-unknown`."""
    text = os.environ.get(name, "").strip() or known[0]
    if text not in known:
        raise SetupError("setting-unknown", f"环境变量 {name} 是「{text}」，应为 {'、'.join(known)} 之一。")
    return text


YUANQU_HOME = home_folder()
YUANQU_ZONE_NAME = os.environ.get("YUANQU_ZONE_NAME", "")
YUANQU_ZONE_CODE = os.environ.get("YUANQU_ZONE_CODE", "")
YUANQU_ZONE_COUNTY = os.environ.get("YUANQU_ZONE_COUNTY", "")
YUANQU_ZONE_PROVINCE = os.environ.get("YUANQU_ZONE_PROVINCE", "")
YUANQU_PROXIES = int(os.environ.get("YUANQU_PROXIES", "0"))

DEBUG = False
SECRET_KEY = os.environ.get("YUANQU_SECRET_KEY") or secret_key(open_home())
DATABASES = {"default": database_settings()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "csp",
    "ninja",
    "yuanqu.config",  # its `migrate`
    *ROOMS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "yuanqu.people.sessions.SessionLimitsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "yuanqu.people.auditing.AuditMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "yuanqu.people.gates.GateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yuanqu.site.vary.VaryOnPanelMiddleware",
    "yuanqu.people.landing.LandingMiddleware",
]

ROOT_URLCONF = "yuanqu.config.urls"
WSGI_APPLICATION = "yuanqu.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yuanqu.site.context.site",
            ]
        },
    }
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["yuanqu.people.signing_in.AccountBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
YUANQU_SECOND_FACTOR = _one_of("YUANQU_SECOND_FACTOR", ("administrators", "everyone", "nobody"))
YUANQU_PASSWORDS = _one_of("YUANQU_PASSWORDS", tuple(PROFILES))
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "yuanqu.people.passwords.LengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "yuanqu.people.passwords.CompositionValidator"},
    {"NAME": "yuanqu.people.passwords.HistoryValidator"},
]

# Signed out after so many minutes without a request (等保 2.0, level 2: 30), when the browser is closed, and after a
# day's work at the latest. people/sessions.py saves a session once a minute, which moves its end.
SESSION_ENGINE = "yuanqu.people.sessions"
SESSION_COOKIE_AGE = _number("YUANQU_IDLE_MINUTES", 30, 240) * 60
YUANQU_SESSION_LENGTH = _number("YUANQU_SESSION_HOURS", 12, 24) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *_words("YUANQU_HOSTS")]
HTTPS = os.environ.get("YUANQU_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 180 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _words("YUANQU_HOSTS")] if HTTPS else []
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Nothing is loaded from anywhere but this server; data: is for the icons inside the style sheet.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "worker-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from the rooms' own folders: nothing to collect, nothing to forget
WHITENOISE_MAX_AGE = 600

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
            "datefmt": "%Y-%m-%d %H:%M:%S",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("YUANQU_LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"handlers": [], "level": "NOTSET", "propagate": True}},
}
