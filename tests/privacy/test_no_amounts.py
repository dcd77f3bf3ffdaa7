"""No NIP with an amount in any log: neither in the events that are kept for good, nor in a line a program writes."""

from __future__ import annotations

import ast
import json
import logging
import re

import pytest

from sembilan.people.actions import add_entry
from sembilan.people.models import Employee
from sembilan.privacy.quiet import quieted
from sembilan.records.models import Event
from tests import cast
from tests.architecture.source import modules, shown, tree

AMOUNTS = re.compile(r"tpp|gaji|bruto|netto|rupiah|amount|tukin|potongan|bayar|salary|\bpay\b", re.IGNORECASE)
NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")
LOGS = re.compile(r"_?(log|logger|logging)\.(debug|info|warning|error|exception|critical)")
SMALLEST = 10_000
LINE = "tpp %s untuk %s"


def numbers(value):
    """Every number anywhere in what an event says."""
    if isinstance(value, dict):
        return [n for inner in value.values() for n in numbers(inner)]
    if isinstance(value, list):
        return [n for inner in value for n in numbers(inner)]
    if isinstance(value, str):
        return [int(one) for one in re.findall(r"(?<!\d)\d{5,12}(?!\d)", value.replace(".", ""))]
    return [value] if isinstance(value, int) and not isinstance(value, bool) else []


def telling(event):
    """Whether an event tells of somebody's amount."""
    names = NIP.search(event.target + json.dumps(event.data))
    return bool(names) and any(number >= SMALLEST for number in numbers(event.data))


@pytest.mark.django_db
def test_a_month_from_files_to_pages_leaves_no_amount_of_anybody(published, sari, budi, bayu, client_of):
    for user in (sari, budi, bayu):
        for page in ("tunjangan/2026-10/", f"tunjangan/2026-10/{cast.SARI.nip}/", f"pegawai/{cast.SARI.nip}/"):
            client_of(user).get(f"/{page}")

    events = list(Event.objects.all())
    assert {"month.publish", "person.read"} <= {event.verb for event in events}
    assert [(event.verb, event.data) for event in events if telling(event)] == []


@pytest.mark.django_db
def test_a_salary_that_is_entered_is_not_in_the_event(tenant, bayu):
    texts = {
        "tmt": "2026-03-01", "golongan": "III/b", "mk_years": "8", "mk_months": "0", "gaji_pokok": "3154900",
        "sk_number": "822/1/2026", "sk_date": "2026-02-01", "sk_by": "Bupati",
    }  # fmt: skip

    add_entry(employee=Employee.objects.get(nip=cast.SARI.nip), kind="kgb", texts=texts, source="tes", by=bayu)

    events = [event for event in Event.objects.all() if cast.SARI.nip in event.target + str(event.data)]
    assert events
    assert [(event.verb, event.data) for event in events if telling(event)] == []


def test_the_search_for_amounts_finds_one():
    assert telling(Event(target=f"employee:{cast.SARI.nip}", data={"a": [{"b": 4_595_150}]}))
    assert telling(Event(target="run:1", data={"nip": cast.SARI.nip, "said": "Rp4.595.150"}))
    assert not telling(Event(target="run:1", data={"total": 4_595_150}))


def told():
    """Every word under which some action tells something."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "tell":
                yield from ((shown(path), word.arg or "") for word in node.keywords)


def test_no_action_tells_under_the_name_of_an_amount():
    words = list(told())

    assert len(words) > 60
    assert [one for one in words if AMOUNTS.search(one[1])] == []


def test_no_log_statement_of_the_house_names_an_amount():
    said = [
        f"{shown(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and re.fullmatch(
            r"(log|logger|logging|_log)\.(debug|info|warning|error|exception|critical)", ast.unparse(node.func)
        )
        and AMOUNTS.search(ast.unparse(node))
    ]

    assert said == []


def test_no_address_holds_an_amount():
    from tests.architecture.reach import addresses

    assert [one for one in addresses() if re.search(r"<\w*:?(gaji|amount|rupiah|bruto|tpp)\w*>", one)] == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (f"GET /tunjangan/{cast.SARI.nip}/?bruto=4595150", "GET /tunjangan/(NIP …2001)/?bruto=4595150"),
        (f"{cast.SARI.nip}: Rp 4.595.150", "(NIP …2001): Rp 4.595.150"),
        (f"Not Found: /pegawai/{cast.SARI.nip}/", f"Not Found: /pegawai/{cast.SARI.nip}/"),
        ("total 4.595.150", "total 4.595.150"),
    ],
)
def test_a_line_with_both_loses_the_nip(said, written):
    assert quieted(said) == written


def test_every_logger_of_the_process_is_quiet(caplog):
    logging.getLogger("django.request").warning(LINE, 4_595_150, cast.SARI.nip)
    logging.getLogger("other.library").error(LINE, "satu", cast.SARI.nip)

    assert caplog.messages == ["tpp 4595150 untuk (NIP …2001)", f"tpp satu untuk {cast.SARI.nip}"]
