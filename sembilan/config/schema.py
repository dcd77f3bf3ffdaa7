"""The shape of the database: migrations by the owner's door, then the tenant policies and the app's rights."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connections

from sembilan.records.tenancy import secure


def migrate(verbosity: int = 0) -> None:
    """Bring the database up to this version; safe to repeat, and leaves no table without its policy."""
    call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    owner = connections["owner"]
    secure(owner, str(connections["default"].settings_dict["USER"]))
    owner.close()


def is_current() -> bool:
    """Whether every migration has been applied."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
