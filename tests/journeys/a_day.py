"""The stage of a day that is played through: a copied region that is served, its people, and one clock for all.

The site, the phones and the database tell the same time, which only the test lets pass: what was known at a moment of
that day does not depend on when the test runs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import psycopg
from django.contrib.auth.hashers import make_password
from django.db import connection, connections
from django.test import Client, override_settings
from django.utils import timezone
from playwright.sync_api import Browser, Page

from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import User
from sembilan.attendance.actions import map_pin
from sembilan.attendance.models import Clocking
from sembilan.attendance.queries import board
from sembilan.exchange.sample.device import Device, by_http
from sembilan.exchange.terminals import actions as terminals
from sembilan.exchange.terminals import door
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.records.tenancy import tenant
from tests import cast, world
from tests.cast import Role
from tests.journeys.phone import Clock, Phone, Phones, Site, served
from tests.presence.world import office
from tests.runs.month import WORKDAYS, rate, work

ZONE = ZoneInfo("Asia/Jakarta")
TUESDAY = dt.date(2026, 10, 13)
CITRA = Role("Citra Lestari", "199001012014012011", "1010", "J110", "III/b")
EKO = Role("Eko Purnomo", "198902022013011012", "1010", "J110", "III/b")
FITRI = Role("Fitri Handayani", "199103032015012013", "1010", "J110", "III/b")
GILANG = Role("Gilang Ramadhan", "199204042016011014", "1010", "J110", "III/a")
HANA = Role("Hana Safitri", "199305052017012015", "1010", "J110", "III/a")
INDRA = Role("Indra Gunawan", "198806062012011016", "1010", "J110", "III/c")
JOKO = Role("Joko Susilo", "198707072011011017", "1010", "J110", "III/c")
KARTINI = Role("Kartini Wulandari", "198608082010012018", "1010", "J110", "III/c")
NEWCOMERS = (CITRA, EKO, FITRI, GILANG, HANA, INDRA, JOKO, KARTINI)
BY_TERMINAL = (cast.BUDI, cast.DEWI, cast.AGUS, cast.RINA, cast.TONO, cast.BAYU, KARTINI)
EVERYBODY = (cast.SARI, *BY_TERMINAL[:-1], *NEWCOMERS)
PINS = {role.nip: 100 + number for number, role in enumerate(EVERYBODY)}
SERIAL = "CEXA230560013"


def at(day: int, clock: str, month: int = 10) -> dt.datetime:
    """A moment of October by the clock on the wall."""
    return dt.datetime.combine(dt.date(2026, month, day), dt.time.fromisoformat(clock), ZONE)


# What the terminal heard of October otherwise than 07.20 and 16.35.
EARLIER: dict[tuple[str, int], tuple[str, ...]] = {
    (cast.SARI.nip, 1): ("07:45", "16:35"),
    (cast.SARI.nip, 2): ("07:20", "16:00"),
    (cast.SARI.nip, 5): ("08:40", "16:35"),
    (cast.SARI.nip, 6): ("09:05", "16:35"),
    (cast.SARI.nip, 7): ("07:20", "14:50"),
    (cast.SARI.nip, 8): (),
    (cast.SARI.nip, 9): ("07:20",),
}
ON_PHONES = (cast.SARI, CITRA, EKO, FITRI, GILANG, HANA, INDRA, JOKO)  # or away, on Tuesday
MORNING: dict[tuple[str, int], tuple[str, ...]] = {
    (role.nip, 13): ("07:20",) for role in EVERYBODY if role not in ON_PHONES
}
MORNING |= {(role.nip, 13): () for role in ON_PHONES} | {(cast.AGUS.nip, 13): ("08:05",)}
LATER: dict[tuple[str, int], tuple[str, ...]] = {
    (role.nip, 13): ("16:35",) for role in EVERYBODY if role not in ON_PHONES
}
LATER |= {(role.nip, 13): () for role in ON_PHONES} | {(one.nip, 14): () for one in (INDRA, JOKO)}


class Day:
    """Everybody's devices, the terminal at the door, and the one clock."""

    def __init__(self, browser: Browser, site: Site, address: str, region: Instansi, clock: Clock) -> None:
        self.phones, self.region, self.clock = Phones(browser, site, address, clock), region, clock
        self.terminal = Device(SERIAL, by_http(address))
        self.hers: dict[str, Phone] = {}

    def it_is(self, moment: dt.datetime) -> None:
        """Time has gone by for the site, for every phone and for the database.

        It is half a minute past, for a press counts from when it was made, a moment before it arrives.
        """
        moment += dt.timedelta(seconds=30)
        self.phones.pass_time(seconds=int((moment - self.clock.now).total_seconds()))
        set_database(self.clock.now)
        board.forget()
        door.KNOWN._left.clear()  # what a terminal may send in a minute is reckoned by the real clock
        door.ANY._left.clear()

    def inside(self, do: Callable[[], Any]) -> Any:
        """Do something in the region, in the one thread that answers: phones call at any time on that connection."""

        def within() -> Any:
            with tenant(self.region.pk):
                return do()

        return self.phones.site.pool.submit(within).result()

    def client(self, role: Role) -> Client:
        """Somebody who has signed in."""
        return self.phones.site.pool.submit(self._signed_in, role).result()

    def _signed_in(self, role: Role) -> Client:
        client = Client()
        with tenant(self.region.pk):
            user = User.objects.get(nip=role.nip)
            client.force_login(user)
        session = client.session
        session[SESSION_KEY] = user.instansi_id
        session.save()
        return client

    def phone(self, role: Role) -> Phone:
        """The phone of a person, signed in again where the night ended the session."""
        if role.nip not in self.hers:
            self.hers[role.nip] = self.phones.new(self.client(role))
        else:
            self.hers[role.nip].sign_in(self.client(role))
        return self.hers[role.nip]

    def desk(self, role: Role, path: str) -> Page:
        """A page on the large screen of a person."""
        return self.phones.new(self.client(role), width=1440).open(path)

    def employee(self, role: Role) -> Employee:
        """The record of a person."""
        found: Employee = self.inside(lambda: Employee.objects.select_related("instansi").get(nip=role.nip))
        return found

    def close(self) -> None:
        """Put every device away."""
        for phone in self.phones.all:
            phone.context.close()


@contextmanager
def day_of(browser: Browser) -> Iterator[Day]:
    """The region on Monday of the week before, as everybody comes to know the phone; it is served until the end."""
    clock = Clock(at(5, "09:00"))
    region = Instansi.objects.get(kode=cast.REGION)
    hosts = override_settings(ALLOWED_HOSTS=["localhost"], SECOND_FACTOR_REQUIRED=False)
    with hosts, mock.patch.object(timezone, "now", clock), served() as (site, address):
        follow_the_test()
        set_database(clock.now)
        day = Day(browser, site, address, region, clock)
        try:
            day.inside(lambda: people(region))
            day.terminal.greet()
            day.inside(lambda: approved(region))
            yield day
        finally:
            day.close()


def people(region: Instansi) -> None:
    """Who is there beside the cast, an office where they may press, and work that pays in full but for discipline."""
    password = make_password(cast.PASSWORD)
    for role in NEWCOMERS:
        world.person(region, role, password)
    office(name="Kantor Bidang SD")
    bayu = User.objects.get(nip=cast.BAYU.nip)
    for role in EVERYBODY:
        employee = Employee.objects.get(nip=role.nip)
        rate(region, employee)
        work(region, employee)
        map_pin(
            instansi_id=region.pk, pin=PINS[role.nip], employee=employee, since=cast.SINCE, by=bayu
        )  # the number a terminal knows somebody by


def approved(region: Instansi) -> None:
    """The terminal that knocked is taken into service."""
    bayu, unor = User.objects.get(nip=cast.BAYU.nip), Unor.objects.get(kode="1")
    terminals.approve(instansi=region, serial=SERIAL, name="Lobi", unor=unor, place=None, zone="Asia/Jakarta", by=bayu)


def lines(device: Device, first: int, last: int, but: dict[tuple[str, int], tuple[str, ...]]) -> None:
    """A terminal remembers days of October: everybody in at 07.20 and out at 16.35, but for what is said otherwise."""
    for day in WORKDAYS:
        for role in EVERYBODY:
            if first <= day.day <= last:
                for clock in but.get((role.nip, day.day), ("07:20", "16:35")):
                    device.punch(PINS[role.nip], dt.datetime.combine(day, dt.time.fromisoformat(clock)))


def lines_kept() -> int:
    """How many lines of terminals there are."""
    return Clocking.objects.count()


def follow_the_test() -> None:
    """Let the database stamp what it stamps by itself with the clock of the test; the database is a copy."""
    with _owner() as owner:
        owner.execute("create table test_clock (at timestamptz not null)")
        owner.execute("insert into test_clock values (now())")
        owner.execute(
            """
            create function test_stamp() returns trigger language plpgsql security definer as $$
            begin
                return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], (select at from public.test_clock)));
            end $$
            """
        )
        stamped = owner.execute(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                and c.table_name ~ '^(attendance|leave|worktime|presence|people|records|organisation)_'
                and c.column_default ~* 'statement_timestamp|now\\(\\)'
            """
        ).fetchall()
        for table, column in stamped:
            owner.execute(
                f"create trigger test_stamp_{column} before insert on {table} "
                f"for each row execute function test_stamp('{column}')"
            )
    assert ("attendance_pressverdict", "at") in stamped


def set_database(moment: dt.datetime) -> None:
    """The database's clock shows this moment."""
    with _owner() as owner:
        owner.execute("update test_clock set at = %s", [moment])


def _owner() -> psycopg.Connection[Any]:
    door_of_owner = connections["owner"].settings_dict
    return psycopg.connect(
        host=door_of_owner["HOST"], port=door_of_owner["PORT"] or None, user=door_of_owner["USER"],
        password=door_of_owner["PASSWORD"] or None, dbname=str(connection.settings_dict["NAME"]), autocommit=True,
    )  # fmt: skip
