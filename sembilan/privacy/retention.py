"""What has had its time is deleted: rows, their earlier versions, and files that nothing names any more.

Works through the owner's door, since the app may not delete from append-only tables. Each table is one transaction:
interrupted, what is done stays done and the next run goes on. The log is never touched, and holds no amounts.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connections, models, transaction
from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from sembilan.accounts.models import User
from sembilan.documents.models import StoredFile
from sembilan.documents.queries import unnamed
from sembilan.privacy.holding import Table
from sembilan.privacy.periods import PERIODS
from sembilan.privacy.register import tables
from sembilan.records.models import Superseded
from sembilan.records.tenancy import SETTING
from sembilan.runs.models import Publication

OWNER = "owner"
AT_ONCE = 5_000
LEFT = """
select e.id, e.nip, max(upper(r.valid)) from people_employee e
join people_riwayatunor r on r.employee_id = e.id and r.instansi_id = e.instansi_id
where e.instansi_id = %s and lower(e.status) <> 'aktif' and e.status not ilike '%%cltn%%'
group by e.id, e.nip having bool_and(upper(r.valid) is not null) and max(upper(r.valid)) < %s
"""
DONE_JOBS = """
from procrastinate_jobs j
where j.status in ('succeeded', 'failed', 'cancelled', 'aborted') and j.args ->> 'instansi_id' = %s
  and not exists (select from procrastinate_events e where e.job_id = j.id and e.at >= %s)
"""


@dataclass
class Sweep:
    """One run over one instansi as of a day; a dry one only counts."""

    instansi_id: int
    day: dt.date
    is_dry: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    _left: dict[dt.date, list[tuple[int, str]]] = field(default_factory=dict)

    def steps(self) -> Iterator[Callable[[], None]]:
        """What is to be done, one transaction each, children before what they hang on."""
        for holding, table in tables():
            begins = holding.period_of(table).begins(self.day)
            if begins is not None:
                yield lambda table=table, begins=begins: self._table(table, begins)  # type: ignore[misc]
        yield self._sessions
        yield self._jobs

    def run(self) -> None:
        """Do them all."""
        for step in self.steps():
            with door(self.instansi_id):
                step()

    def _table(self, table: Table, begins: dt.date) -> None:
        for rows in self._rows(table, begins):
            self._count(table.name, self._emptied(rows, table) if table.blank else self._deleted(rows))
        if getattr(table.records, "KEPT", False):
            self._versions(table, begins)

    def _rows(self, table: Table, begins: dt.date) -> Iterator[QuerySet[Any]]:
        found = self._all(table.records).filter(table.part, **table.only)
        if table.by_month:
            yield self._months(found, table, begins)
        elif table.clock:
            yield found.filter(**{f"{table.clock}__lt": midnight(begins)})
        elif table.period == "akun":
            yield found.filter(nip__in=self._all(User).filter(is_active=False).values("nip"))
        elif table.whose:
            for part in self._parts(begins):
                hers = found.filter(**{f"{table.whose}__in": [nip for _pk, nip in part]})
                yield unnamed(hers) if table.records is StoredFile else hers

    def _months(self, found: QuerySet[Any], table: Table, begins: dt.date) -> QuerySet[Any]:
        """Whole months: of a part of one, days without presses would look like days of absence."""
        first = begins.replace(day=1)
        published = self._all(Publication).filter(area="attendance", month__lt=first).values("month")
        before = found.filter(**{f"{table.clock}__lt": first})  # as a plain comparison, so that only old parts are read
        there: QuerySet[Any] = before.alias(its_month=TruncMonth(table.clock)).filter(its_month__in=published)
        return there

    def _versions(self, table: Table, begins: dt.date) -> None:
        """Also those of entries withdrawn long ago, and the one the deletion itself has just left."""
        versions = self._all(Superseded).filter(table=table.name)
        if table.clock and not self.is_dry:
            gone = versions.exclude(row__in=self._all(table.records).values("pk"))
            self._count(Superseded._meta.db_table, self._deleted(gone))
        for part in self._parts(begins):
            hers = versions.filter(said__employee_id__in=[pk for pk, _nip in part])
            self._count(Superseded._meta.db_table, self._deleted(hers))

    def _parts(self, begins: dt.date) -> Iterator[list[tuple[int, str]]]:
        gone = self._gone(begins)
        return (gone[n : n + AT_ONCE] for n in range(0, len(gone), AT_ONCE))

    def _gone(self, begins: dt.date) -> list[tuple[int, str]]:
        """Who had left for good before this day: no longer active, and no unit without an end."""
        if begins not in self._left:
            with connections[OWNER].cursor() as cursor:
                cursor.execute(LEFT, [self.instansi_id, begins])
                self._left[begins] = [(int(pk), str(nip)) for pk, nip, _left in cursor.fetchall()]
        return self._left[begins]

    def _all(self, model: type[models.Model]) -> QuerySet[Any]:
        return model._default_manager.using(OWNER).filter(instansi_id=self.instansi_id).order_by()

    def _deleted(self, rows: QuerySet[Any]) -> int:
        return rows.count() if self.is_dry else int(rows._raw_delete(OWNER))

    def _emptied(self, rows: QuerySet[Any], table: Table) -> int:
        full = rows.exclude(**dict.fromkeys(table.blank, ""))
        return full.count() if self.is_dry else full.update(**dict.fromkeys(table.blank, ""))

    def _count(self, name: str, number: int) -> None:
        if number:
            self.counts[name] += number

    def _sessions(self) -> None:
        """A session that has ended by its time opens nothing any more, whosever it was."""
        self._bare("django_session", "from django_session where expire_date < %s", [timezone.now()])

    def _jobs(self) -> None:
        """What the worker has done long ago; its values name who asked."""
        begins = PERIODS["kiriman"].begins(self.day) or self.day
        self._bare("procrastinate_jobs", DONE_JOBS, [str(self.instansi_id), midnight(begins)])

    def _bare(self, name: str, rows: str, values: list[Any]) -> None:
        with connections[OWNER].cursor() as cursor:
            if self.is_dry:
                cursor.execute(f"select count(*) {rows}", values)
                self._count(name, int(cursor.fetchone()[0]))
            else:
                cursor.execute(f"delete {rows}", values)
                self._count(name, cursor.rowcount)


@contextmanager
def door(instansi_id: int) -> Iterator[None]:
    """One transaction of the owner for one instansi; without it the tenant's policy shows even the owner nothing."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [SETTING, str(instansi_id)])
        yield


def midnight(day: dt.date) -> dt.datetime:
    """The moment a day begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
