"""Who is asked about each, and the links of the served who have no NIP: their codes, which only the site can make."""

from __future__ import annotations

import io
from base64 import b64encode
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import qrcode
from django.db.models import Count
from django.utils.crypto import constant_time_compare, salted_hmac
from qrcode.image.svg import SvgPathImage

from sembilan.behaviour.models import Group, Invitation, Link, Round
from sembilan.behaviour.queries import reach
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

SALT = "behaviour.link"
MARK = 20  # hexadecimal digits: nobody finds a code by trying


def may_name(by: Any, employee: Employee) -> bool:
    """Whether she says whom this employee serves: her superior or who oversees the region, never she herself."""
    if actor_name(by) == employee.nip:
        return False
    return reach.opens(by) or reach.led(by).filter(pk=employee.pk).exists()


def code_of(link: Link) -> str:
    """The last part of the address of a link."""
    named = f"{link.instansi_id}-{link.pk}"
    return f"{named}-{_mark(named)}"


def named_by(code: str) -> tuple[int, int] | None:
    """The instansi and the link a code names; one the site did not make names none, and nothing is looked up for it."""
    named, _dash, mark = code.rpartition("-")
    if not named or not constant_time_compare(mark, _mark(named)):
        return None
    instansi, pk = named.split("-")
    return int(instansi), int(pk)


def _mark(named: str) -> str:
    return salted_hmac(SALT, named, algorithm="sha256").hexdigest()[:MARK]


def picture(address: str) -> str:
    """A QR code as the address of a picture."""
    with io.BytesIO() as drawn:
        qrcode.make(address, image_factory=SvgPathImage, border=2).save(drawn)
        return "data:image/svg+xml;base64," + b64encode(drawn.getvalue()).decode()


def asked(round_: Round, people: Sequence[Employee]) -> list[dict[str, Any]]:
    """These people with how many are asked about each, by side; links count as served. Never who."""
    told: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Invitation.objects.filter(round=round_, employee__in=people).values_list("employee", "group")
    for pk, group, number in rows.annotate(number=Count("pk")):
        told[pk][group] = number
    handed = Link.objects.filter(round=round_, employee__in=people).values_list("employee")
    links = dict(handed.annotate(number=Count("pk")))
    return [
        {
            "person": one, "superiors": told[one.pk].get(Group.SUPERIOR, 0), "peers": told[one.pk].get(Group.PEER, 0),
            "named": told[one.pk].get(Group.SERVED, 0),
            "served": told[one.pk].get(Group.SERVED, 0) + links.get(one.pk, 0),
        }
        for one in people
    ]  # fmt: skip
