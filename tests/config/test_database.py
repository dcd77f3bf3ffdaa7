"""A database of yours: the owner's address gives the app a role of its own that can do less."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest
from django.db import connections

from sembilan.config import database, schema
from sembilan.config.errors import SetupError
from tests.database import environment, maintain

COMMAND = "from sembilan.config.command import main; raise SystemExit(main(['migrate']))"


def test_an_address_is_read_whole():
    found = database.parse("postgresql://sari:p%40ss@db.example:5433/daerah?sslmode=require")

    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("sari", "p@ss", "db.example", "5433")
    assert (found["NAME"], found["OPTIONS"]) == ("daerah", {"sslmode": "require"})


def test_an_address_may_name_a_socket():
    found = database.parse("postgresql://sari@/daerah?host=/run/postgresql")

    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.fixture
def new_role(django_db_setup, django_db_blocker):
    """The name the app's role will get; taken away again after its database."""
    with django_db_blocker.unblock():
        name = f"{connections['owner'].settings_dict['NAME']}_own_app"
        yield name
        maintain("drop role if exists {}", name)


@pytest.fixture
def owners_address(new_role, own_database, tmp_path):
    """Only the owner's address, as somebody with a server of her own would give it."""
    return {k: v for k, v in environment().items() if k != "DATABASE_APP_URL"} | {"SEMBILAN_HOME": str(tmp_path)}


def call(env):
    return subprocess.run([sys.executable, "-c", COMMAND], env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_owners_address_alone_makes_a_role_for_the_app(owners_address, new_role, tmp_path):
    done = call(owners_address)

    assert done.returncode == 0, done.stderr
    [secret] = tmp_path.glob("app-*.password")
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    with connections["owner"].cursor() as cursor:
        cursor.execute("select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = %s", [new_role])
        assert cursor.fetchone() == (True, False, False)


@pytest.mark.slow
def test_the_owner_as_the_app_is_refused(own_database):
    done = call(own_database | {"DATABASE_APP_URL": own_database["DATABASE_URL"]})

    assert done.returncode == 1
    assert "Peran aplikasi tidak boleh" in done.stderr


def test_a_role_like_the_apps_is_accepted(db):
    schema.refuse_strong_app()


def test_a_role_that_owns_tables_is_refused(db, monkeypatch):
    monkeypatch.setattr(schema, "TOO_MUCH", "select true")

    with pytest.raises(SetupError):
        schema.refuse_strong_app()


def test_the_schema_of_the_tests_is_this_versions(db):
    assert schema.is_current()


def test_tests_never_use_the_installations_own_folder(db, settings):
    assert os.environ["SEMBILAN_HOME"] == str(settings.HOME)
    assert not (settings.HOME / "postgres").exists()
