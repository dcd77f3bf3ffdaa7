"""Django's settings: one file for the demo, the tests and production; what differs comes from the environment."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF

from sembilan.config.database import databases
from sembilan.config.home import ROOT, home

django_stubs_ext.monkeypatch()  # lets fields and managers carry their types at run time

HOME = home()


def _secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


SECRET_KEY = os.environ.get("SEMBILAN_SECRET_KEY") or _secret(HOME / "secret.key")
DEMO = os.environ.get("SEMBILAN_DEMO") == "1"
# How many proxies of ours stand before the site and say in X-Forwarded-For who came; none unless told.
PROXIES = int(os.environ.get("SEMBILAN_PROXIES", "0"))
IS_HTTPS = os.environ.get("SEMBILAN_HTTPS") == "1"
DEBUG = os.environ.get("SEMBILAN_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("SEMBILAN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
PACKS = Path(os.environ.get("SEMBILAN_PACKS") or ROOT / "packs")

# How large a document people hand in may be.
MOST_BYTES_OF_A_DOCUMENT = int(os.environ.get("SEMBILAN_DOCUMENT_MB", "5")) * 1_000_000

ROOMS = [
    "records",
    "organisation",
    "people",
    "accounts",
    "notices",
    "documents",
    "proposals",
    "directory",
    "formation",
    "career",
    "privacy",
    "runs",
    "attendance",
    "performance",
    "allowance",
    "talent",
    "assessment",
    "learning",
    "discipline",
    "exchange",
    "home",
    "web",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    *(f"sembilan.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sembilan.accounts.middleware.TenantMiddleware",
    "sembilan.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}
ROOT_URLCONF = "sembilan.config.urls"
WSGI_APPLICATION = "sembilan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sembilan.web.templatetags.say",
                "sembilan.web.templatetags.draw",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sembilan.web.context.page",
            ],
        },
    }
]
COTTON_DIR = "components"

DATABASES = databases(HOME)
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""  # the worker finds the jobs of the rooms by itself
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["sembilan.accounts.backends.NipBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a NIP is unique within its instansi
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS and PROXIES else None

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
LOCALE_PATHS = [ROOT / "sembilan" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns about a folder that is not there
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
