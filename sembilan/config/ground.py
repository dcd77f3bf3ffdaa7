"""A new database made at once from the models as they are, instead of migration by migration.

The migrations stay what an older database is brought up to date by, and a test holds both ways to the same result.
Going through them costs half a minute, nearly all of it spent on imagining each model as it once was; a new database
has no use for that.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.postgres.operations import CreateExtension
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations import operations as steps
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

# What these say of a model is part of the model as it is now.
OF_MODELS = (
    steps.AddField, steps.AlterField, steps.RemoveField, steps.RenameField, steps.AddIndex, steps.RemoveIndex,
    steps.AddConstraint, steps.RemoveConstraint, steps.AlterModelOptions, steps.AlterUniqueTogether,
    steps.AlterModelManagers,
)  # fmt: skip
AS_WRITTEN = (steps.RunSQL, CreateExtension)
NOTHING = ProjectState()
# The queue of jobs adds a word to an enum and uses it in its next migration, which needs the one before committed.
BY_STEPS = "procrastinate"
THEIRS = (BY_STEPS, "django_migrations")
ROWS_ONLY = {"auth", "contenttypes"}  # their code changes rows, and there are none


def lay(connection: BaseDatabaseWrapper) -> bool:
    """Make every table of an empty database in one transaction; `False`, and nothing of ours done, where it cannot be.

    Where there is a table already, or a migration does what is not known here, migrations do it all.
    """
    if any(not name.startswith(THEIRS) for name in connection.introspection.table_names()):
        return False
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    executor.migrate([leaf for leaf in leaves if leaf[0] == BY_STEPS])
    plan = [one for one, _ in MigrationExecutor(connection).migration_plan(leaves)]
    if not all(_is_known(one, operation) for one in plan for operation in one.operations):
        return False
    with connection.schema_editor(atomic=True) as editor:
        for migration in plan:
            for operation in migration.operations:
                _do(migration.app_label, operation, editor)
        recorder = MigrationRecorder(connection)
        for migration in plan:
            recorder.record_applied(migration.app_label, migration.name)
    return True


def _is_known(migration: Migration, operation: Any) -> bool:
    if isinstance(operation, steps.RunPython):
        return migration.app_label in ROWS_ONLY
    return isinstance(operation, (steps.CreateModel, *OF_MODELS, *AS_WRITTEN))


def _do(app: str, operation: Any, editor: Any) -> None:
    if isinstance(operation, AS_WRITTEN):
        operation.database_forwards(app, editor, NOTHING, NOTHING)  # what is written asks no state
    elif isinstance(operation, steps.CreateModel):
        model = apps.all_models[app].get(operation.name_lower)
        if model is not None and operation.allow_migrate_model(editor.connection.alias, model):
            editor.create_model(model)
