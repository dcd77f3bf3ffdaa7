"""Whom the addresses of this room serve."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from typing import Any

from PIL import Image

from sembilan.dialog import actions
from sembilan.dialog.actions.feedback import Said
from sembilan.dialog.models import Guidance, Talk
from sembilan.documents.actions import Upload
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from tests.architecture.reach import closed, everyone, own
from tests.cast import BUDI, SARI


def a_talk() -> Mapping[str, Any]:
    """A talk Sari asked Budi for."""
    sari = Employee.objects.get(nip=SARI.nip)
    made = actions.ask(employee=sari, kind="dialog", about="x", token=uuid.uuid4(), by=SARI.nip)
    return {"pk": made.pk}


def a_pledge() -> Mapping[str, Any]:
    """Something Sari agreed to do."""
    talk = Talk.objects.select_related("employee").get(**a_talk())
    made = actions.pledge(talk=talk, owner_nip=SARI.nip, text="x", due_on=today(), by=BUDI.nip)
    return {"pk": made.pk}


def guided() -> Mapping[str, Any]:
    """A bimbingan that was held, with its first form filled."""
    sari = Employee.objects.get(nip=SARI.nip)
    talk = actions.ask(employee=sari, kind="bimbingan", token=uuid.uuid4(), by=BUDI.nip)
    actions.note(talk=talk, text="x", by=BUDI.nip)
    actions.close(talk=talk, held_on=today(), by=BUDI.nip)
    actions.fill(talk=talk, form=Guidance.Form.FEEDBACK, answers=[True] * 9, by=SARI.nip)
    return {"pk": talk.pk, "form": "umpan-balik"}


def told() -> Mapping[str, Any]:
    """Feedback of Budi to Sari with evidence."""
    drawn = io.BytesIO()
    Image.new("RGB", (90, 120), "white").save(drawn, "PNG")
    sari = Employee.objects.get(nip=SARI.nip)
    upload = Upload("a.png", drawn.getvalue())
    made = actions.give(employee=sari, said=Said("Rapi"), upload=upload, token=uuid.uuid4(), by=BUDI.nip)
    return {"pk": made.pk}


CASES = {
    "dialog/": own(),
    "dialog/baru/": own(),
    "dialog/senyap/": closed("budi"),
    "dialog/senyap.xlsx": closed("budi"),
    "dialog/kesepakatan/<int:pk>/": closed("sari", given=a_pledge, sent={"outcome": "x"}),
    "dialog/<int:pk>/": closed("budi", given=a_talk),
    "dialog/<int:pk>/jadwal/": closed("budi", given=a_talk, sent={"planned_at": "2090-01-01T09:00"}),
    "dialog/<int:pk>/agenda/": closed("budi", given=a_talk, sent={"text": "x"}),
    "dialog/<int:pk>/catatan/": closed("budi", given=a_talk, sent={"text": "x"}),
    "dialog/<int:pk>/kesepakatan/": closed("budi", given=a_talk, sent={"text": "x"}),
    "dialog/<int:pk>/penutupan/": closed("budi", given=a_talk, sent={}),
    "dialog/<int:pk>/pembatalan/": closed("budi", given=a_talk, sent={}),
    "dialog/<int:pk>/pengambilalihan/": closed("budi", given=a_talk, sent={}),
    "dialog/<int:pk>/formulir/<slug:form>/": closed("sari", given=guided),
    "dialog/<int:pk>/formulir/<slug:form>.pdf": closed("budi", given=guided),
    "umpan-balik/": own(given=told),
    "umpan-balik/baru/": everyone("anyone finds anyone by name to tell her something; only name and unit are shown"),
    "umpan-balik/kepada/<nip:nip>/": everyone("anyone may tell anyone something; only name and unit are shown"),
    "umpan-balik/pegawai/<nip:nip>/": closed("budi", given=told),
    "umpan-balik/<int:pk>/dokumen/": closed("budi", given=told),
}
