"""Whom the addresses of proposals serve."""

from __future__ import annotations

import uuid

from tests import cast
from tests.architecture.reach import closed, everyone, own


def a_proposal():
    """Sari's award, handed in with its paper and forwarded to the BKD."""
    from sembilan.people.models import Employee
    from sembilan.proposals import actions
    from tests.proposals.conftest import AWARD, png

    made = actions.submit(
        employee=Employee.objects.get(nip=cast.SARI.nip),
        kind="penghargaan",
        change="tambah",
        texts=AWARD,
        upload=actions.Upload("sk.png", png()),
        token=uuid.uuid4(),
        by=cast.SARI.nip,
    )
    return {"pk": actions.forward(proposal=made, by=cast.DEWI.nip).pk}


def returned():
    """Sari's award, sent back to her to be mended."""
    from sembilan.proposals import actions
    from sembilan.proposals.models import Proposal

    made = Proposal.objects.get(pk=a_proposal()["pk"])
    return {"pk": actions.give_back(proposal=made, note="SK kurang terbaca", by=cast.BAYU.nip).pk}


CASES = {
    "usulan/": own(),
    "usulan/baru/": own(),
    "usulan/baru/<slug:kind>/": own(part={"kind": "penghargaan"}),
    "usulan/daftar/<slug:what>/": everyone(
        "names of units and posts are no secret, and name nobody", part={"what": "unor"}
    ),
    "usulan/antrean/": closed(),
    "usulan/antrean/persetujuan/": closed(),
    "usulan/<int:pk>/": closed(given=a_proposal),
    "usulan/<int:pk>/perbaikan/": closed("sari", given=returned),
    "usulan/<int:pk>/penarikan/": closed("sari", given=a_proposal),
    "usulan/<int:pk>/putusan/": closed(given=a_proposal),
    "usulan/<int:pk>/dokumen/": closed(given=a_proposal),
    "usulan/<int:pk>/dokumen/gambar/": closed(given=a_proposal),
}
