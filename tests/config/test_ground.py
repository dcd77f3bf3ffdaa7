"""A database made at once is the one that migrations lead to, and one that holds anything is left to them."""

from __future__ import annotations

import pytest
from django.db import connections
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from sembilan.config import ground, schema
from tests import database

# All that the catalogue says of what is ours, without the order of columns and without numbers of rows.
CATALOGUE = {
    "columns": """
        select table_name, column_name, data_type, udt_name, character_maximum_length, numeric_precision, is_nullable,
               column_default, is_identity, is_generated, generation_expression
        from information_schema.columns where table_schema = 'public'""",
    "constraints": """
        select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'""",
    "indexes": "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'",
    "functions": """
        select p.oid::regprocedure::text, prosrc, prosecdef, proconfig::text, proacl::text from pg_proc p
        where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend where objid = p.oid and deptype = 'e')""",
    "triggers": "select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "policies": "select tablename, policyname, roles::text, cmd, qual, with_check from pg_policies",
    "relations": """
        select oid::regclass::text, relkind, relacl::text, relrowsecurity, relforcerowsecurity, relpersistence
        from pg_class where relnamespace = 'public'::regnamespace and relkind <> 'i'""",
    "types": """
        select typname, typtype from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')""",
    "extensions": "select extname from pg_extension",
    "migrations": "select app, name from django_migrations",
}

# Django's own groups, which nobody uses: migrations number these rows by another integer than the model itself.
UNUSED = {("auth_group_permissions", "id"), ("auth_group_permissions_id_seq", "S")}


def catalogue() -> dict[str, set[tuple[object, ...]]]:
    """It, of the database in use."""
    with connections["owner"].cursor() as cursor:
        return {name: set(asked(cursor, sql)) for name, sql in CATALOGUE.items()}


def asked(cursor, sql):
    cursor.execute(sql)
    return cursor.fetchall()


def render_the_nearest(monkeypatch):
    """After each operation Django makes the classes of all models anew that are related over any number of others.

    Nine tenths of the time of this test went there. What is said to the database needs the nearest ones only; were it
    otherwise the two catalogues would differ.
    """
    found = ProjectState._find_reload_model
    monkeypatch.setattr(
        ProjectState, "_find_reload_model", lambda self, app, name, _delay=False: found(self, app, name, True)
    )


@pytest.mark.slow
def test_both_ways_lead_to_the_same_database(django_db_setup, django_db_blocker, monkeypatch):
    with django_db_blocker.unblock():
        name = str(connections["owner"].settings_dict["NAME"])
        with database.fresh(f"{name}_ground"):
            schema.migrate()
            at_once = catalogue()
        with database.fresh(f"{name}_steps"):
            monkeypatch.setattr(ground, "lay", lambda _connection: False)
            render_the_nearest(monkeypatch)
            schema.migrate()
            by_steps = catalogue()

    for part, found in at_once.items():
        assert (part, {row for row in found ^ by_steps[part] if row[:2] not in UNUSED}) == (part, set())


def test_a_database_that_holds_a_table_is_left_to_its_migrations(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        assert ground.lay(connections["owner"]) is False


def test_a_migration_that_does_more_than_is_known_leaves_all_to_them(
    django_db_setup, django_db_blocker, monkeypatch
):  # fmt: skip
    plan = MigrationExecutor.migration_plan

    def with_code(self, *args, **kwargs):
        found = plan(self, *args, **kwargs)
        for ours in (one for one, _ in found if one.app_label == "people"):
            ours.operations = [*ours.operations, RunPython(RunPython.noop)]
        return found

    monkeypatch.setattr(MigrationExecutor, "migration_plan", with_code)
    with django_db_blocker.unblock():
        name = str(connections["owner"].settings_dict["NAME"])
        with database.fresh(f"{name}_code"):
            assert ground.lay(connections["owner"]) is False
            assert "people_employee" not in connections["owner"].introspection.table_names()
