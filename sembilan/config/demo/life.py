"""A working morning of the example regency: due lists reckoned, requests waiting, letters to sign."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from itertools import islice

from django.utils import timezone

from sembilan.career import actions as career
from sembilan.career.models import CaseStep, Due
from sembilan.config.demo.accounts import Account, members_of
from sembilan.documents.pdf import pdf
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.proposals import actions as proposals
from sembilan.proposals.models import Proposal

BY = "cli:demo"
PROPOSED, LETTERS = 6, 4
AWARDS = ("Pegawai teladan tingkat kabupaten", "Inovasi pelayanan publik", "Juara lomba kearsipan")


def begin(instansi: Instansi, accounts: Sequence[Account], unor: Unor) -> None:
    """Do what people of a morning did before; done once, it is not done again."""
    career.reckon(instansi_id=instansi.pk, by=BY)
    if not Proposal.objects.exists():
        _propose(instansi, accounts[0].nip, unor)
    if not CaseStep.objects.exists():
        _letters(accounts)


def _propose(instansi: Instansi, first: str, unor: Unor) -> None:
    """Employees of one office, and she who is signed in as first of all, ask for an award to be entered."""
    today = timezone.localdate()
    others = members_of(unor, today).exclude(nip=first)
    people = [Employee.objects.get(nip=first), *islice(others, PROPOSED - 1)]
    for place, employee in enumerate(people):
        name = AWARDS[place % len(AWARDS)]
        given = today - dt.timedelta(days=40 + 7 * place)
        made = proposals.submit(
            employee=employee,
            kind="penghargaan",
            change="tambah",
            texts={
                "kind": "lain",
                "name": name,
                "given_on": given.isoformat(),
                "sk_number": f"003.{place + 1}/{given.year}",
                "sk_date": given.isoformat(),
                "sk_by": "Bupati",
            },
            upload=proposals.Upload("piagam.pdf", pdf("contoh", {"title": name, "text": employee.full_name})),
            token=uuid.uuid4(),
            by=employee.nip,
        )
        if place % 2:
            proposals.forward(proposal=made, by=BY)


def _letters(accounts: Sequence[Account]) -> None:
    """Some KGB letters that lack nothing wait for the leader's signature."""
    ready = Due.objects.filter(service="kgb", is_met=True).order_by("due_on", "pk").select_related("employee")
    for due in ready.exclude(employee__nip__in=[account.nip for account in accounts])[:LETTERS]:
        case = career.open_case(employee=due.employee, service="kgb", by=BY)
        career.take_step(case=case, state=CaseStep.State.CHECKED, by=BY)
        number = f"822.3/{case.pk}/BKD/{timezone.localdate().year}"
        career.take_step(case=case, state=CaseStep.State.TO_SIGN, by=BY, number=number, dated=timezone.localdate())
