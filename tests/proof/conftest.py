"""What an intruder with the owner's rights could do, lent to one test at a time."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests import database

TABLES = "records_event, records_leaf, records_head"


@pytest.fixture
def as_owner(django_db_setup: None) -> Iterator[None]:
    """The app's role may change and delete what it normally only adds to."""
    from django.db import connections

    role = psycopg.sql.Identifier(str(connections["default"].settings_dict["USER"]))
    with psycopg.connect(database.environment()["DATABASE_URL"], autocommit=True) as owner:
        owner.execute(psycopg.sql.SQL(f"grant update, delete on {TABLES} to {{}}").format(role))
        yield
        owner.execute(psycopg.sql.SQL(f"revoke update, delete on {TABLES} from {{}}").format(role))
