"""Whom the addresses of working time serve."""

from __future__ import annotations

import datetime as dt
import uuid

from sembilan.organisation.models import Instansi
from tests import cast
from tests.architecture.reach import closed, everyone, own
from tests.worktime.conftest import Desk

DAY = dt.date(2026, 11, 2)


def _desk():
    return Desk(Instansi.objects.get(kode=cast.REGION))


def a_schedule():
    """A week with a name."""
    return {"pk": _desk().schedule({1: (450, 900)}).pk}


def a_giving():
    """A schedule that is Sari's own."""
    desk = _desk()
    return {"pk": desk.give(desk.schedule({1: (450, 900)}), DAY, None, to=desk.person()).pk}


def a_special_day():
    """An apel of Sari's unit."""
    return {"pk": _desk().special(DAY, "apel", "1010").pk}


def a_letter():
    """Sari works from home."""
    return {"pk": _desk().remote(DAY, dt.date(2030, 1, 1)).pk}


def a_shift():
    """A shift of Sari's unit."""
    return {"pk": _desk().shift("P", 420, 840).pk}


def a_swap():
    """Sari asks Dewi to exchange their duties."""
    from sembilan.worktime import actions

    desk = _desk()
    sari, dewi = desk.person(), desk.person(cast.DEWI)
    desk.duty(DAY, desk.shift("P", 420, 840), sari)
    desk.duty(DAY, desk.shift("M", 1_260, 1_860), dewi)
    asked = {"asker": sari, "day": DAY, "other": dewi, "other_day": DAY, "reason": "Keluarga"}
    return {"pk": actions.ask(**asked, token=uuid.uuid4(), by=sari.nip).pk}


CASES = {
    "jam-kerja/": own(),
    "jam-kerja/kalender/": everyone("free days are everybody's, and name nobody"),
    "jam-kerja/jadwal/": closed("tono", given=a_giving),
    "jam-kerja/jadwal/baru/": closed("dewi"),
    "jam-kerja/jadwal/<int:pk>/": closed("dewi", given=a_schedule),
    "jam-kerja/jadwal/pemberian/<int:pk>/akhir/": closed("dewi", given=a_giving),
    "jam-kerja/hari-khusus/": closed("dewi"),
    "jam-kerja/hari-khusus/<int:pk>/penghapusan/": closed("dewi", given=a_special_day),
    "jam-kerja/hari-khusus/<int:pk>/daftar-hadir/": closed("dewi", given=a_special_day),
    "jam-kerja/surat/": closed("dewi", given=a_letter),
    "jam-kerja/surat/<int:pk>/akhir/": closed("dewi", given=a_letter),
    "jam-kerja/dinas/": closed("dewi", given=a_shift),
    "jam-kerja/dinas/berkas/": closed("dewi"),
    "jam-kerja/dinas/daftar.xlsx": closed("dewi"),
    "jam-kerja/sif/": closed("dewi", given=a_shift),
    "jam-kerja/sif/<int:pk>/penutupan/": closed("dewi", given=a_shift),
    "jam-kerja/tukar/": own(given=a_swap),
    "jam-kerja/tukar/<int:pk>/": closed("dewi", given=a_swap),
}
