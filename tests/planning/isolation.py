"""Whom the addresses of this room serve."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

from sembilan.documents.actions import Upload
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.planning import actions
from sembilan.planning.actions import Figure, GoalSaid, IndicatorSaid
from sembilan.planning.forms.rejects import signed
from sembilan.planning.models import Goal, Indicator
from tests.architecture.reach import closed, own
from tests.cast import BUDI


def a_unit() -> Mapping[str, Any]:
    """The unit Budi leads, this year."""
    return {"kode": "1010", "year": today().year}


def a_goal() -> Mapping[str, Any]:
    """A goal of it."""
    year = today().year
    said = GoalSaid("program", "1.1", "Mutu sekolah dasar", year, year + 1, "Renstra")
    return {"pk": actions.put_goal(unor=Unor.objects.get(kode="1010"), said=said, by=BUDI.nip).pk}


def an_indicator() -> Mapping[str, Any]:
    """An indicator with targets and a step."""

    goal = Goal.objects.select_related("unor").get(**a_goal())
    made = actions.put_indicator(goal=goal, said=IndicatorSaid("Nilai literasi", "indeks"), by=BUDI.nip)
    actions.put_targets(indicator=made, year=today().year, values={0: 80_000}, by=BUDI.nip)
    return {"pk": made.pk, "year": today().year}


def only_pk() -> Mapping[str, Any]:
    """The same where the address has no year."""
    return {"pk": an_indicator()["pk"]}


def a_step() -> Mapping[str, Any]:
    """A step of a rencana aksi."""
    indicator = Indicator.objects.get(pk=only_pk()["pk"])
    made = actions.put_step(indicator=indicator, year=today().year, quarter=1, text="Pelatihan guru", by=BUDI.nip)
    return {"pk": made.pk}


def a_proof() -> Mapping[str, Any]:
    """What was reached, with a picture that proves it."""
    drawn = io.BytesIO()
    Image.new("RGB", (90, 120), "white").save(drawn, "PNG")
    indicator = Indicator.objects.select_related("goal__unor").get(pk=only_pk()["pk"])
    figure = Figure(0, 70_000, "", Upload("a.png", drawn.getvalue()))
    return {"pk": actions.report_reached(indicator=indicator, year=today().year, figure=figure, by=BUDI.nip).pk}


def an_agreement() -> Mapping[str, Any]:
    """The agreement of Budi, sent."""
    an_indicator()
    made = actions.draft(unor=Unor.objects.get(kode="1010"), year=today().year, by=BUDI.nip)
    return {"pk": actions.send(agreement=made, by=BUDI.nip).pk}


UNIT = "rencana/unit/<str:kode>/<int:year>/"
INDICATOR = "rencana/indikator/<int:pk>/"
AGREEMENT = "rencana/perjanjian/<int:pk>/"
CASES = {
    "rencana/": own(),
    "rencana/berkas/": own(),
    "rencana/berkas/muat/": closed("dewi"),
    "rencana/berkas/ditolak.xlsx": closed("dewi", sent={"baris": signed([])}),
    "rencana/unit/<str:kode>/": closed("sari", given=lambda: {"kode": "1010"}),
    UNIT: closed("sari", given=a_unit),
    UNIT + "sasaran/baru/": closed("dewi", given=a_unit),
    UNIT + "capaian/": closed("rina", given=a_unit),
    UNIT + "perjanjian/": closed("budi", given=a_unit, sent={}),
    "rencana/sasaran/<int:pk>/": closed("budi", given=a_goal),
    "rencana/sasaran/<int:pk>/penghapusan/": closed("budi", given=a_goal, sent={}),
    "rencana/sasaran/<int:pk>/indikator/baru/": closed("budi", given=a_goal),
    INDICATOR + "ubah/": closed("budi", given=only_pk),
    INDICATOR + "penghapusan/": closed("budi", given=only_pk, sent={}),
    INDICATOR + "<int:year>/": closed("sari", given=an_indicator),
    INDICATOR + "<int:year>/target/": closed("budi", given=an_indicator, sent={"t0": "80"}),
    INDICATOR + "<int:year>/aksi/": closed("budi", given=an_indicator, sent={"quarter": "1", "text": "x"}),
    INDICATOR + "<int:year>/realisasi/": closed("budi", given=an_indicator, sent={"quarter": "0", "value": "7"}),
    "rencana/aksi/<int:pk>/": closed("budi", given=a_step),
    "rencana/aksi/<int:pk>/penghapusan/": closed("budi", given=a_step, sent={}),
    "rencana/realisasi/<int:pk>/bukti/": closed("sari", given=a_proof),
    "rencana/perjanjian/": own(),
    AGREEMENT: closed("rina", given=an_agreement),
    AGREEMENT + "pengajuan/": closed("budi", given=an_agreement, sent={}),
    AGREEMENT + "tanda-tangan/": closed("rina", given=an_agreement, sent={}),
    AGREEMENT + "pengembalian/": closed("rina", given=an_agreement, sent={"text": "x"}),
    AGREEMENT + "perubahan/": closed("budi", given=an_agreement, sent={}),
    AGREEMENT + "anggaran/": closed("budi", given=an_agreement),
    AGREEMENT + "perjanjian-kinerja.xlsx": closed("rina", given=an_agreement),
    AGREEMENT + "perjanjian-kinerja.pdf": closed("rina", given=an_agreement),
    "pohon-kinerja/": own(),
    "pohon-kinerja/unit/<str:kode>/": closed("sari", given=lambda: {"kode": "1010"}),
    "pohon-kinerja/sasaran/<int:pk>/": closed("sari", given=a_goal),
}
