"""The databases of the tests: made by the owner's role, used through the app's role, one for each worker."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql


def name_for(worker: str) -> str:
    """No two test sessions on one server share a database."""
    return f"test_sembilan_{os.getpid()}_{worker}"


def maintain(statement: str, *names: str) -> None:
    """One statement of housekeeping, outside any transaction, by the owner."""
    door = connections["owner"].settings_dict
    with psycopg.connect(
        host=door["HOST"], port=door["PORT"] or None, user=door["USER"], password=door["PASSWORD"] or None,
        dbname="postgres", autocommit=True,
    ) as owner:  # fmt: skip
        owner.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


def use(name: str) -> None:
    """Point both doors at this database."""
    connections.close_all()
    for alias in ("default", "owner"):
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name


@contextlib.contextmanager
def fresh(name: str, template: str = "template1") -> Iterator[None]:
    """Use a new database, a copy of another one, until the end; then the one before is used again."""
    before = str(connections["default"].settings_dict["NAME"])
    connections.close_all()
    maintain("create database {} template {}", name, template)
    use(name)
    try:
        yield
    finally:
        use(before)
        evict(name)
        maintain("drop database {} with (force)", name)


def evict(name: str) -> None:
    """End what a killed child left connected; only the app's role may end its own connections."""
    door = connections["default"].settings_dict
    with psycopg.connect(
        host=door["HOST"], port=door["PORT"] or None, user=door["USER"], password=door["PASSWORD"] or None,
        dbname="postgres", autocommit=True,
    ) as app:  # fmt: skip
        app.execute(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
            " where usename = current_user and datname = %s",
            [name],
        )


def environment() -> dict[str, str]:
    """What a `sembilan` started by a test needs in order to use the test's database and folder."""
    return {
        **os.environ,
        "DATABASE_URL": _url("owner"),
        "DATABASE_APP_URL": _url("default"),
        "SEMBILAN_HOME": str(settings.HOME),
    }


def _url(alias: str) -> str:
    from urllib.parse import quote

    door = connections[alias].settings_dict
    secret = f":{quote(door['PASSWORD'], safe='')}" if door["PASSWORD"] else ""
    port = f"&port={door['PORT']}" if door["PORT"] else ""
    return f"postgresql://{door['USER']}{secret}@/{door['NAME']}?host={quote(str(door['HOST']), safe='')}{port}"
