"""Nobody sees what is not hers: every address asked by another unit, by another region, and by who may."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client

from sembilan.organisation.models import Grant
from sembilan.records.tenancy import tenant as working_for
from sembilan.runs import actions
from tests import cast
from tests.architecture.reach import Reach, addresses, cases, filled

CASES = cases()
KNOWN = sorted(set(CASES) & set(addresses()))
PRIVATE = [address for address in KNOWN if CASES[address].reach is not Reach.PUBLIC]
REFUSED = {401, 403, 404, 405}
REACHED = {200, 302, 304, 400, 409, 422}
METHODS = ("get", "post", "put", "patch", "delete")
HERE = [role for role in cast.CAST if role.region == cast.REGION]


@pytest.fixture(scope="module")
def october(once):
    """October computed and published, once for all addresses: every test changes a savepoint of it."""
    with working_for(once["allowance"].instansi_id):
        for area in ("allowance", "talent"):
            actions.publish(run=once[area], by=cast.BAYU.nip)
    return once


@pytest.fixture
def address_of(october, tenant):
    """A function that makes what an address names and fills it in."""

    def fill(address):
        case = CASES[address]
        return filled(address, {**(case.given() if case.given else {}), **(case.part or {})})

    return fill


@pytest.fixture
def asks(client_of):
    """A function that asks an address by every method as somebody, and gives what each answered."""

    def ask(user, address, url, methods=METHODS, sent=None):
        case = CASES[address]
        client = Client(headers=case.headers(user)) if case.headers else client_of(user)
        return {method: getattr(client, method)(url, sent or {}) for method in methods}

    return ask


def said(answer):
    """All the text of an answer; a workbook is unpacked first."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist())
    return content.decode(errors="replace")


def betrayed(answers, people):
    """Who of these stands in an answer, besides in the address the asker wrote herself."""
    texts = " ".join(said(answer).replace(answer.request["PATH_INFO"], "") for answer in answers.values())
    return [role.name for role in people if role.nip in texts or role.name in texts]


def test_the_search_for_a_name_finds_one(address_of, asks, budi):
    address = "tunjangan/<month:month>/<nip:nip>/"

    assert cast.SARI.name in betrayed(asks(budi, address, address_of(address), ("get",)), HERE)


def test_every_address_says_whom_it_serves():
    unsaid = sorted(set(addresses()) - set(CASES))

    assert unsaid == [], (
        "Nobody has said who may see these. Add a line to CASES in tests/<room>/isolation.py: "
        '"address": closed("bayu"), own(), everyone("why") or public("why"). tests/architecture/reach.py tells.'
    )


def test_no_case_speaks_of_an_address_that_is_gone():
    assert sorted(set(CASES) - set(addresses())) == []


def test_what_is_open_has_a_reason():
    named = (Reach.CLOSED, Reach.OWN)

    assert [address for address in KNOWN if not (CASES[address].why or CASES[address].reach in named)] == []


@pytest.mark.parametrize("address", PRIVATE)
def test_nobody_sees_what_is_not_hers(address, address_of, asks, request):
    """Asked by another unit, by another region without and with every role there, and at last by who may."""
    url = address_of(address)

    another_unit_sees_nothing_of_sari(address, asks(request.getfixturevalue("agus"), address, url))
    other, stranger = request.getfixturevalue("other_region"), request.getfixturevalue("lintang")
    for roles in ((), Grant.Role.values):
        with working_for(other.pk):
            for role in roles:
                Grant.objects.create(instansi=other, nip=stranger.nip, role=role, valid=(cast.SINCE, None))
        # That other methods are not known at all was asked by the other unit.
        another_region_sees_nobody_from_here(address, roles, asks(stranger, address, url, ("get", "post")))
    if CASES[address].reach is Reach.CLOSED:
        insider = request.getfixturevalue(CASES[address].insider)
        who_may_gets_through(asks(insider, address, url, ("get", "post"), CASES[address].sent))


def another_unit_sees_nothing_of_sari(address, answers):
    """A closed address is not there for it; another says nothing of her."""
    reach, codes = CASES[address].reach, codes_of(answers)
    if reach is Reach.CLOSED:
        assert set(codes.values()) <= REFUSED, codes
        assert set(codes.values()) != {405}, "nothing was asked by a method this address knows"
    if reach is not Reach.EVERYONE:
        assert betrayed(answers, [cast.SARI]) == []
    assert max(codes.values()) < 500


def another_region_sees_nobody_from_here(address, roles, answers):
    """A row of this region is not there for it, and nobody of this region is named, whatever role is held there."""
    case, codes = CASES[address], codes_of(answers)
    names_a_row = (case.given and "pk>" in address) or "nip>" in address
    if case.reach is Reach.CLOSED and (not roles or names_a_row):
        assert set(codes.values()) <= REFUSED, codes
    assert betrayed(answers, HERE) == []
    assert max(codes.values()) < 500


def who_may_gets_through(answers):
    """Otherwise the refusals above would prove nothing."""
    for answer in answers.values():
        answer.close()  # a file that is handed out stays open until then
    assert set(codes_of(answers).values()) & REACHED, codes_of(answers)


def codes_of(answers):
    """What each method was answered."""
    return {method: answer.status_code for method, answer in answers.items()}


@pytest.mark.parametrize("address", sorted(set(KNOWN) - set(PRIVATE)))
def test_what_is_public_speaks_of_nobody(address, address_of, tenant):
    answer = Client().get(address_of(address))

    assert betrayed({"get": answer}, cast.CAST) == []
