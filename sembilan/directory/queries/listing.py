"""The people somebody looks for, of those she may see: how many there are, and one page of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sembilan.directory.queries import names
from sembilan.directory.queries.asked import Conditions, conditions
from sembilan.directory.queries.columns import COLUMNS, FIRST, ORDERS

PAGE = 50
FROM = """
    from directory_listing l
    left join organisation_unor u on u.id = l.unor_id
    left join organisation_jabatan j on j.id = l.jabatan_id
    {ranks} where {where}
"""
# Who stands on the page is found first: what is shown of her is worked out for fifty, not for all before her.
PAGE_ROWS = """
    with page as materialized (
        select l.employee_id, {by} as mark {FROM}
        order by {by} {falls} nulls last, l.nip limit %(most)s offset %(first)s)
    select {shown} from page join directory_listing l using (employee_id)
    left join organisation_unor u on u.id = l.unor_id left join organisation_jabatan j on j.id = l.jabatan_id
    order by page.mark {falls} nulls last, l.nip
""".replace("{FROM}", FROM)
ALL_ROWS = "select {shown} " + FROM + " order by {by} {falls} nulls last, l.nip"
RANKS = "left join unnest(%(orders)s::text[]) with ordinality o (name, place) on o.name = l.golongan"


@dataclass(frozen=True)
class Search:
    """What one reader looks for on one day, ready to be counted, paged through or written out."""

    found: Conditions
    day: dt.date
    order: str
    is_near: bool = False
    total: int = 0

    def rows(self, columns: Sequence[str], first: int = 0, most: int | None = PAGE) -> list[tuple[Any, ...]]:
        """NIP and the columns asked for, of one page or of all."""
        shown = ", ".join(["l.nip", *(COLUMNS[name].sql for name in columns)])
        name, falls = self.order.removeprefix("-"), "desc" if self.order.startswith("-") else "asc"
        by = COLUMNS.get(name, COLUMNS[FIRST]).by
        sql = ALL_ROWS if most is None else PAGE_ROWS
        given = {"first": first, "most": most, "day": self.day}
        return _asked(_filled(sql, shown, by, falls), self.found, given)


def search(user: Any, instansi_id: int, wanted: dict[str, Any], day: dt.date, columns: Sequence[str]) -> Search:
    """Whom a reader looks for; a name nobody has is looked for again among those that are near it."""
    tokens, digits = names.words(wanted.get("q") or "")
    order = wanted.get("urut") or FIRST
    with_pension = "pensiun" in (*columns, order.removeprefix("-"))
    base = conditions(user, instansi_id, wanted, digits, day, with_pension=with_pension)
    if wanted.get("q") and not tokens and not digits:
        base.add("false")  # it reads as no name and no NIP
    found = base.naming(names.heard(tokens))
    total = count(found)
    if total or not tokens:
        return Search(found, day, order, total=total)
    found = base.naming(names.near(tokens))
    return Search(found, day, order, is_near=True, total=count(found))


def count(found: Conditions) -> int:
    """How many there are."""
    return int(_asked("select count(*) " + FROM, found, {})[0][0])


def _filled(sql: str, shown: str, by: str, falls: str) -> str:
    return sql.replace("{shown}", shown).replace("{by}", by).replace("{falls}", falls)


def _asked(sql: str, found: Conditions, more: dict[str, Any]) -> list[tuple[Any, ...]]:
    where, ranks = found.sql, RANKS if "o.place" in sql else ""
    sql = sql.replace("{where}", where).replace("{ranks}", ranks).replace("{pension}", found.pension)
    with connection.cursor() as cursor:
        cursor.execute(sql, {**found.given, "orders": ORDERS, **more})
        return list(cursor.fetchall())
