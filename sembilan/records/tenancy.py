"""Tenancy: which instansi a transaction works for, and the policies that keep the others out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

SETTING = "sembilan.instansi"
# Written as a sub-select so that PostgreSQL reads the setting once a query, not once a row.
POLICY = f"instansi_id = (select nullif(current_setting('{SETTING}', true), '')::bigint)"


def enter(instansi_id: int | None) -> None:
    """Work for this instansi until the transaction ends; `None` sees nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [SETTING, "" if instansi_id is None else str(instansi_id)])


@contextmanager
def tenant(instansi_id: int | None, entering: Callable[[int | None], Any] = enter) -> Iterator[Any]:
    """One transaction for one instansi; inside another transaction it returns to that one's instansi at the end.

    `entering` sets the instansi, as `enter` does, and may bring along what it finds on the way.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = current() if nested else None
        yield entering(instansi_id)
        # The outermost transaction forgets the setting by itself; a savepoint would leave it behind.
        if nested and not transaction.get_rollback():
            enter(before)


def current() -> int | None:
    """The instansi this transaction works for."""
    with connection.cursor() as cursor:
        cursor.execute("select nullif(current_setting(%s, true), '')::bigint", [SETTING])
        row = cursor.fetchone()
    return None if row is None or row[0] is None else int(row[0])


def secure(owner: BaseDatabaseWrapper, app_role: str) -> None:
    """Put the tenant policy on every table of a tenant and give the app's role its rights; safe to repeat.

    Run by the owner after every migration, so a new table cannot be forgotten.
    """
    append_only = {m._meta.db_table for m in apps.get_models() if getattr(m, "APPEND_ONLY", False)}
    role = owner.ops.quote_name(app_role)
    with owner.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {role}")
        cursor.execute(f"grant usage on all sequences in schema public to {role}")
        for table, tenanted, partition in _tables(owner):
            name = owner.ops.quote_name(table)
            if tenanted:
                cursor.execute(f"alter table {name} enable row level security, force row level security")
                cursor.execute(f"drop policy if exists tenant on {name}")
                cursor.execute(f"create policy tenant on {name} using ({POLICY})")
            cursor.execute(f"revoke all on {name} from {role}")
            if not partition:
                cursor.execute(f"grant {_rights(table, append_only)} on {name} to {role}")


def keep_versions(owner: BaseDatabaseWrapper) -> None:
    """Let the database keep what a `Kept` record said before each change; safe to repeat, as `secure` is."""
    with owner.cursor() as cursor:
        cursor.execute(KEEP)
        for model in apps.get_models():
            if getattr(model, "KEPT", False):
                name = owner.ops.quote_name(model._meta.db_table)
                cursor.execute(f"drop trigger if exists keep_version on {name}")
                cursor.execute(
                    f"create trigger keep_version before update or delete on {name} "
                    "for each row execute function sembilan_keep_version()"
                )


# Runs as whoever changes the row, so the tenant's policy holds for the version too.
KEEP = """
create or replace function sembilan_keep_version() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) = to_jsonb(old) then
        return new;
    end if;
    insert into records_superseded (instansi_id, "table", row, said, known_from, known_until)
    values (old.instansi_id, tg_table_name, old.id, to_jsonb(old) - 'recorded_at', old.recorded_at, now());
    if tg_op = 'DELETE' then
        return old;
    end if;
    new.recorded_at = now();
    return new;
end $$
"""


def _rights(table: str, append_only: set[str]) -> str:
    if table == "django_migrations":
        return "select"
    return "select, insert" if table in append_only else "select, insert, update, delete"


def _tables(owner: BaseDatabaseWrapper) -> list[tuple[str, bool, bool]]:
    with owner.cursor() as cursor:
        cursor.execute(
            """
            select c.relname, a.attname is not null, c.relispartition
            from pg_class c
            left join pg_attribute a on a.attrelid = c.oid and a.attname = 'instansi_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            order by c.relname
            """
        )
        return [(str(name), bool(tenanted), bool(partition)) for name, tenanted, partition in cursor.fetchall()]
