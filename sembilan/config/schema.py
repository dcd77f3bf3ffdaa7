"""The shape of the database: migrations by the owner's door, then the tenant policies and the app's rights."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connections

from sembilan.config import ground
from sembilan.config.errors import SetupError
from sembilan.config.words import _
from sembilan.records.tenancy import keep_versions, secure

TOO_MUCH = """
select rolsuper or rolbypassrls
    or exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace)
from pg_roles r where rolname = current_user
"""


def migrate(verbosity: int = 0) -> None:
    """Bring the database up to this version; safe to repeat, and leaves no table without its policy."""
    owner = connections["owner"]
    ground.lay(owner)
    call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    refuse_strong_app()
    keep_versions(owner)
    secure(owner, str(connections["default"].settings_dict["USER"]))
    owner.close()


def refuse_strong_app() -> None:
    """An app role that could pass the tenant policies is no app role."""
    with connections["default"].cursor() as cursor:
        cursor.execute(TOO_MUCH)
        row = cursor.fetchone()
    if row is None or row[0]:
        raise SetupError(
            _("Peran aplikasi tidak boleh superuser, BYPASSRLS, atau pemilik tabel; periksa DATABASE_APP_URL.")
        )


def is_current() -> bool:
    """Whether every migration has been applied."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
