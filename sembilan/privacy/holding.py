"""What the register is made of: tables by purpose, the category of the law, how one has something corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.privacy.periods import PERIODS, Period

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

    `part` says which rows are meant where a table is held for more than one purpose, `said` puts a column in words for
    the copy. With `by_month` whole months go, and only those that were published.

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
    part: models.Q = field(default_factory=models.Q)
    said: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    by_month: bool = False

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
