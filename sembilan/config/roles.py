"""The app's own role in a database of yours: made by the owner, with a password only this installation keeps."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from sembilan.config.errors import SetupError
from sembilan.config.words import _


def app(home: Path, owner: dict[str, Any]) -> dict[str, str]:
    """The app's user and password for the owner's database; the role is made the first time."""
    name = f"{owner['NAME']}_app"
    place = hashlib.sha256(f"{owner['HOST']}:{owner['PORT']}:{owner['NAME']}".encode()).hexdigest()[:12]
    file = home / f"app-{place}.password"
    with (home / "roles.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            password = secrets.token_urlsafe(32)
            _make(owner, name, password)
            _keep(file, password)
    return {"USER": name, "PASSWORD": file.read_text()}


def _keep(file: Path, password: str) -> None:
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as place:
        place.write(password)
    fresh.replace(file)


def _make(owner: dict[str, Any], name: str, password: str) -> None:
    role, secret = sql.Identifier(name), sql.Literal(password)
    try:
        with psycopg.connect(
            host=owner["HOST"] or None,
            port=owner["PORT"] or None,
            user=owner["USER"] or None,
            password=owner["PASSWORD"] or None,
            dbname=owner["NAME"],
            autocommit=True,
            **owner["OPTIONS"],
        ) as door:
            known = door.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
            verb = sql.SQL("alter" if known else "create")
            door.execute(sql.SQL("{} role {} login password {}").format(verb, role, secret))
    except psycopg.errors.InsufficientPrivilege as refused:
        said = _(
            "Pemilik basis data tidak boleh membuat peran %(name)s. "
            "Beri hak CREATEROLE, atau buat peran itu sendiri dan isi DATABASE_APP_URL."
        )
        raise SetupError(said % {"name": name}) from refused
