"""The register: of every table that holds data of a person what is kept, why, by which law, how long, who sees it.

A table that names a person and stands neither here nor in `WITHOUT_PERSONS` fails the tests with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models

from sembilan.privacy.holding import Holding, Table
from sembilan.privacy.holdings import HOLDINGS
from sembilan.records.fields import NipField


def register() -> tuple[Holding, ...]:
    """Every holding, in the order in which a person reads of them."""
    return HOLDINGS


def tables() -> Iterator[tuple[Holding, Table]]:
    """Every table of the register with its holding."""
    for holding in register():
        for table in holding.tables:
            yield holding, table


# Not of a person, though a field might make one think so; and why not.
WITHOUT_PERSONS: Mapping[str, str] = {
    "organisation.Unor": "the tree of units",
    "organisation.WorkPlace": "a place on the map; its outline is corners",
    "formation.Formation": "how many posts a unit needs, with its decision; nobody is named",
    "runs.Release": "the rules of a pack",
    "runs.Run": "a computation of all; its files hold what the results and the log hold, and prove them",
    "records.Head": "hashes",
    "presence.DoorCode": "the secret behind the code at a door; nobody is named",
    "terminals.Door": "serial numbers of terminals, before anybody knows whose they are",
    "terminals.WaitingPost": "lines of a terminal nobody took, of no region; forgotten 30 days after it fell silent",
    "directory.ListingDay": "one day a region",
    "directory.Word": "the sounds of all names of a region, none of them with its holder",
    "organisation.RegionParameter": "numbers of the region",
}
ACTORS = ("by", "actor", "nip", "asked_by", "made_by", "kept_by", "given_by")


def names_a_person(model: type[models.Model]) -> bool:
    """Whether a table leads to a person: by a key, by a NIP, by who acted, or by what it keeps of others' words."""
    return any(_is_personal(one) for one in model._meta.get_fields() if getattr(one, "column", None))


def _is_personal(one: Any) -> bool:
    if one.is_relation:
        return str(one.related_model._meta.label) in PERSONS
    is_named = one.name in ACTORS or one.name.endswith(("_nip", "_by")) or one.name == "employee_id"
    return isinstance(one, NipField | models.JSONField) or (is_named and one.name != "sk_by")


PERSONS = ("people.Employee", "accounts.User")


def unregistered(found: Iterable[type[models.Model]]) -> list[str]:
    """A sentence for each table that names a person and of which the register says nothing."""
    known = {table.model for _holding, table in tables()} | set(WITHOUT_PERSONS)
    # What hangs on a registered record of one person says something of that person too.
    owned = {table.model for _holding, table in tables() if table.whose} - {"documents.StoredFile"}
    return [
        f"{model._meta.label} holds data of a person and does not stand in the register: add a Table to a Holding of "
        "sembilan/privacy/holdings/ (what, why, how long), or a reason to WITHOUT_PERSONS."
        for model in found
        if model._meta.label not in known and (names_a_person(model) or _hangs_on(model, owned))
    ]


def _hangs_on(model: type[models.Model], owned: set[str]) -> bool:
    keys: list[Any] = [one for one in model._meta.concrete_fields if one.is_relation]
    return any(one.related_model._meta.label in owned for one in keys)
