"""Which database: yours by DATABASE_URL, else the embedded one.

Two doors to it: `default` for the app, `owner` for migrations.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sembilan.config import postgres, roles


def databases(home: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for this installation; starts the embedded server when it is the one used."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        postgres.ensure(home)
        owner = parse(postgres.url(home, postgres.OWNER))
        app = parse(postgres.url(home, postgres.APP))
    elif os.environ.get("DATABASE_APP_URL"):
        owner, app = parse(given), parse(os.environ["DATABASE_APP_URL"])
    else:
        owner = parse(given)
        app = {**owner, **roles.app(home, owner)}
    return {"default": app, "owner": owner}


def parse(text: str) -> dict[str, Any]:
    """A `postgresql://user:password@host:port/name?host=…` URL as Django settings."""
    parts = urlsplit(text)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or query.pop("password", "")),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": query,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
