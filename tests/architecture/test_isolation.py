"""Nobody sees what is not hers: every address asked by another unit, by another region, and by who may."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client

from sembilan.organisation.models import Grant
from sembilan.records.tenancy import tenant as working_for
from tests import cast
from tests.architecture.reach import Reach, addresses, cases, filled

CASES = cases()
KNOWN = sorted(set(CASES) & set(addresses()))
PRIVATE = [address for address in KNOWN if CASES[address].reach is not Reach.PUBLIC]
GUARDED = [address for address in KNOWN if CASES[address].reach is Reach.CLOSED]
REFUSED = {401, 403, 404, 405}
REACHED = {200, 302, 304, 400, 409, 422}
METHODS = ("get", "post", "put", "patch", "delete")
HERE = [role for role in cast.CAST if role.region == cast.REGION]


@pytest.fixture
def address_of(published, tenant):
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


@pytest.mark.parametrize("address", sorted(set(addresses())))
def test_every_address_says_whom_it_serves(address):
    assert address in CASES, (
        f'Nobody has said who may see "{address}". Add a line to CASES in tests/<room>/isolation.py: '
        f'"{address}": closed("bayu"), own(), everyone("why") or public("why"). tests/architecture/reach.py tells.'
    )


def test_no_case_speaks_of_an_address_that_is_gone():
    assert sorted(set(CASES) - set(addresses())) == []


@pytest.mark.parametrize("address", PRIVATE)
def test_another_unit_sees_nothing_of_sari(address, address_of, asks, agus):
    case, url = CASES[address], address_of(address)

    answers = asks(agus, address, url)

    codes = {method: answer.status_code for method, answer in answers.items()}
    if case.reach is Reach.CLOSED:
        assert set(codes.values()) <= REFUSED, codes
        assert set(codes.values()) != {405}, "nothing was asked by a method this address knows"
    if case.reach is not Reach.EVERYONE:
        assert betrayed(answers, [cast.SARI]) == []
    assert max(codes.values()) < 500


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("rights", [(), Grant.Role.values], ids=["ordinary", "with every role there"])
def test_another_region_sees_nobody_from_here(address, rights, address_of, asks, lintang, other_region):
    case, url = CASES[address], address_of(address)
    with working_for(other_region.pk):
        for role in rights:
            Grant.objects.create(instansi=other_region, nip=lintang.nip, role=role, valid=(cast.SINCE, None))

    answers = asks(lintang, address, url, ("get", "post"))  # that others are not known at all was asked above

    codes = {method: answer.status_code for method, answer in answers.items()}
    if case.reach is Reach.CLOSED and (not rights or (case.given and "pk>" in address) or "nip>" in address):
        assert set(codes.values()) <= REFUSED, codes
    assert betrayed(answers, HERE) == []
    assert max(codes.values()) < 500


@pytest.mark.parametrize("address", GUARDED)
def test_who_may_gets_through(address, address_of, asks, request):
    """Otherwise the refusals above would prove nothing."""
    case, url = CASES[address], address_of(address)
    insider = request.getfixturevalue(case.insider)

    answers = asks(insider, address, url, ("get", "post"), case.sent)

    codes = {method: answer.status_code for method, answer in answers.items()}
    for answer in answers.values():
        answer.close()  # a file that is handed out stays open until then
    assert set(codes.values()) & REACHED, codes


@pytest.mark.parametrize("address", sorted(set(KNOWN) - set(PRIVATE)))
def test_what_is_public_speaks_of_nobody(address, address_of, tenant):
    answer = Client().get(address_of(address))

    assert betrayed({"get": answer}, cast.CAST) == []


@pytest.mark.parametrize("address", KNOWN)
def test_what_is_open_has_a_reason(address):
    case = CASES[address]

    assert case.why or case.reach in (Reach.CLOSED, Reach.OWN)
