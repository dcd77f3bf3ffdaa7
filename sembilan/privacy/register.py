"""The register: of every table that holds data of a person what is kept, why, by which law, how long, who sees it.

A table that names a person and stands neither here nor in `WITHOUT_PERSONS` fails the tests with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.privacy.periods import PERIODS, Period
from sembilan.records.fields import NipField

Text = str | Promise


class Category(StrEnum):
    """UU 27/2022 pasal 4: common personal data, and special ones such as health, children, money."""

    UMUM = "umum"
    SPESIFIK = "spesifik"


class Route(StrEnum):
    """How one has something corrected."""

    PROPOSE = "usulan"
    ASK = "koreksi"
    ACCOUNT = "akun"
    NONE = "tetap"


ROUTES: Mapping[Route, tuple[Text, str]] = {
    Route.PROPOSE: (_("Ajukan perbaikan dengan bukti"), "/usulan/baru/"),
    Route.ASK: (_("Minta petugas memeriksa"), "/data-saya/koreksi/"),
    Route.ACCOUNT: (_("Atur sendiri di akun Anda"), "/akun/"),
    Route.NONE: (_("Tidak diubah: ini bukti. Keberatan dicatat sebagai permintaan"), "/data-saya/koreksi/"),
}


@dataclass(frozen=True)
class Table:
    """One table: how its rows lead to a person, what is never handed out, and when a row's time begins.

    `whose` is the lookup that ends at a NIP; without it rows belong to nobody alone. With a `clock` (a field of the
    row) time begins there, without one when the person left. `only` narrows what is deleted; `blank` names the fields
    that are emptied instead of the row being deleted.
    """

    model: str
    whose: str = ""
    hidden: frozenset[str] = frozenset()
    clock: str = ""
    only: Mapping[str, Any] = field(default_factory=dict)
    blank: tuple[str, ...] = ()
    counted: bool = True  # false where counting would read a whole log
    period: str = ""

    @property
    def records(self) -> type[models.Model]:
        """The model itself."""
        return apps.get_model(self.model)

    @property
    def name(self) -> str:
        """The name of its files in a copy."""
        return self.records._meta.db_table


@dataclass(frozen=True)
class Holding:
    """Things kept for one purpose, as people read of them."""

    code: str
    title: Text
    what: Text
    why: Text
    basis: str
    period: Period
    seen: Text
    route: Route
    tables: tuple[Table, ...]
    category: Category = Category.UMUM
    page: str = ""  # where one sees it oneself

    def period_of(self, table: Table) -> Period:
        """A table's own period, else that of them all."""
        return PERIODS[table.period] if table.period else self.period


def register() -> tuple[Holding, ...]:
    """Every holding, in the order in which a person reads of them."""
    from sembilan.privacy.holdings import HOLDINGS

    return HOLDINGS


def tables() -> Iterator[tuple[Holding, Table]]:
    """Every table of the register with its holding."""
    for holding in register():
        for table in holding.tables:
            yield holding, table


# Not of a person, though a field might make one think so; and why not.
WITHOUT_PERSONS: Mapping[str, str] = {
    "organisation.Unor": "the tree of units",
    "formation.Formation": "how many posts a unit needs, with its decision; nobody is named",
    "runs.Release": "the rules of a pack",
    "runs.Run": "a computation of all; its files hold what the results and the log hold, and prove them",
    "records.Head": "hashes",
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
