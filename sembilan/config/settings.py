"""Django's settings: one file for the demo, the tests and production; what differs comes from the environment."""

from __future__ import annotations

import os
import secrets
from ipaddress import ip_network
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF

from sembilan.config.database import databases
from sembilan.config.home import ROOT, home
from sembilan.config.tiles import tile_hosts

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

# Messages to other systems go to public https addresses only, unless the receivers stand in the own network.
WEBHOOKS_INTO_OWN_NETWORK = os.environ.get("SEMBILAN_WEBHOOKS_INTO_OWN_NETWORK") == "1"

# Terminals have no token: where their networks are known, only these may call (`10.0.0.0/8,192.168.0.0/16`).
TERMINAL_NETWORKS = [
    ip_network(one.strip()) for one in os.environ.get("SEMBILAN_TERMINAL_NETWORKS", "").split(",") if one
]
# A terminal that is asked for its log stands in the own network; on this very machine only in a trial.
TERMINALS_ON_THIS_MACHINE = os.environ.get("SEMBILAN_TERMINALS_ON_THIS_MACHINE") == "1"

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
    "worktime",
    "attendance",
    "presence",
    "leave",
    "performance",
    "planning",
    "skp",
    "worklog",
    "dialog",
    "behaviour",
    "evaluation",
    "calibration",
    "coaching",
    "allowance",
    "talent",
    "assessment",
    "learning",
    "discipline",
    "exchange",
    "exchange.api",
    "exchange.siasn",
    "exchange.terminals",
    "exchange.webhooks",
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
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    *(f"sembilan.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "sembilan.exchange.terminals.door.TerminalDoor",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sembilan.accounts.middleware.TenantMiddleware",
    "sembilan.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sembilan.accounts.middleware.OpenSessionMiddleware",
    "sembilan.accounts.middleware.SignInFirstMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sembilan.web.plain.ZeroByteMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
# Map pictures of the place forms, as https://…/{z}/{x}/{y}.png; without them the map is a plain grid.
TILES = os.environ.get("SEMBILAN_TILES", "")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *tile_hosts(TILES)],
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
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 10}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("nip", "name")}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds a link by e-mail can be used
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a NIP is unique within its instansi
ROSTER = "sembilan.people.roster"  # who knows the employees, for the room of users below it
# Roles that see or decide much sign in with a second factor; the demo lets its invented people in without.
SECOND_FACTOR_REQUIRED = os.environ.get("SEMBILAN_SECOND_FACTOR", "optional" if DEMO else "required") == "required"
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

# E-mail goes by SMTP where a server is named, else into files of the installation.
EMAIL_HOST = os.environ.get("SEMBILAN_SMTP_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_PORT = int(os.environ.get("SEMBILAN_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SEMBILAN_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SEMBILAN_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SEMBILAN_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SEMBILAN_MAIL_FROM", "sembilan@localhost")
SITE = os.environ.get("SEMBILAN_SITE", "")  # where the site is, for the links in its mails

# Sign-in by an OpenID Connect provider, where one is named; its claim holds the NIP of a user who is there already.
OIDC = {
    "issuer": os.environ.get("SEMBILAN_OIDC_ISSUER", ""),
    "client_id": os.environ.get("SEMBILAN_OIDC_CLIENT_ID", ""),
    "secret": os.environ.get("SEMBILAN_OIDC_SECRET", ""),
    "name": os.environ.get("SEMBILAN_OIDC_NAME", "SSO"),
    "claim": os.environ.get("SEMBILAN_OIDC_CLAIM", "nip"),
}
# Of allauth only the protocol is used: users are ours, and its tables are never made, so none must be guarded.
MIGRATION_MODULES = {"account": None, "socialaccount": None}
SOCIALACCOUNT_ADAPTER = "sembilan.accounts.oidc.Adapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nip"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
