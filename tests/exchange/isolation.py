"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests import cast
from tests.architecture.reach import closed, everyone, own, public
from tests.attendance.isolation import a_correction
from tests.career.isolation import a_case, the_lists
from tests.evaluation.isolation import an_evaluation
from tests.exchange.reach import a_hook, a_paper, a_token, an_award, bearer, reading
from tests.leave.isolation import a_request
from tests.proposals.isolation import a_proposal
from tests.skp.isolation import a_draft
from tests.terminals.isolation import a_terminal


def an_upload():
    """A list of educations handed in by the BKD, read, tried out and loaded."""
    from sembilan.accounts.models import User
    from sembilan.exchange.actions import uploads as actions
    from sembilan.exchange.models import UploadWork
    from sembilan.organisation.models import Instansi
    from tests.exchange.uploading import education, row, work

    region = Instansi.objects.get(kode=cast.REGION)
    bayu = User.objects.get(nip=cast.BAYU.nip)
    content = education(row(), row(level="S9"))
    upload = actions.keep_upload(instansi_id=region.pk, name="pendidikan.csv", chunks=[content], by=bayu)
    work(region)
    upload.refresh_from_db()
    actions.map_columns(upload=upload, kind=upload.kind, places=upload.places, by=bayu)
    work(region)
    actions.ask_work(upload=upload, what=UploadWork.Part.LOADING, by=bayu)
    work(region)
    return {"pk": upload.pk}


CASES = {
    "data-ditahan/": closed(),
    "data-ditahan.csv": closed(),
    "unggah/": closed(),
    "unggah/contoh/<slug:kind>.xlsx": closed(part={"kind": "pegawai"}),
    "unggah/<int:pk>/": closed(given=an_upload),
    "unggah/<int:pk>/susunan/": closed(given=an_upload),
    "unggah/<int:pk>/kolom/": closed(given=an_upload),
    "unggah/<int:pk>/pratinjau/": closed(given=an_upload),
    "unggah/<int:pk>/baris-salah.xlsx": closed(given=an_upload),
    "unggah/<int:pk>/pemuatan/": closed(given=an_upload),
    "unggah/<int:pk>/penghapusan/": closed(given=an_upload),
} | {
    "api/v1/": public("tells that nothing is there"),
    "api/v1/<path:rest>": public("tells that nothing is there"),
    "api/v1/openapi.json": public("the description of the API names nobody"),
    "api/v1/me": own(headers=bearer),
    "api/v1/units": everyone("units are no secret, and name nobody", headers=bearer),
    "api/v1/posts": everyone("posts are no secret, and name nobody", headers=bearer),
    "api/v1/notices": own(headers=bearer),
    "api/v1/formation": closed(headers=bearer),
    "api/v1/people": own(headers=bearer),
    "api/v1/people/<nip>": closed("budi", headers=bearer),
    "api/v1/people/<nip>/sections": closed("budi", headers=bearer),
    "api/v1/people/<nip>/documents/<pk>": closed(given=a_paper, headers=bearer),
    "api/v1/people/<nip>/watchers": closed("sari", headers=bearer),
    "api/v1/people/<nip>/looks": closed("sari", headers=bearer),
    "api/v1/kinds": everyone("the kinds of entry are those of the law, and name nobody", headers=bearer),
    "api/v1/people/<nip>/entries/<kind>": closed("budi", given=an_award, headers=reading),
    "api/v1/people/<nip>/entries/<kind>/<pk>": closed("budi", given=an_award, headers=reading),
    "api/v1/directory": closed(headers=bearer),
    "api/v1/statistics": closed(headers=bearer),
    "api/v1/proposals": own(given=a_proposal, headers=bearer),
    "api/v1/proposals/waiting": closed(given=a_proposal, headers=bearer),
    "api/v1/proposals/<pk>": closed(given=a_proposal, headers=reading),
    "api/v1/proposals/<pk>/verdict": closed(given=a_proposal, headers=reading),
    "api/v1/proposals/<pk>/withdrawal": closed("sari", given=a_proposal, headers=bearer),
    "api/v1/proposals/<pk>/document": closed(given=a_proposal, headers=bearer),
    "api/v1/people/<nip>/attendance": closed("budi", headers=bearer),
    "api/v1/people/<nip>/hours": closed("budi", headers=bearer),
    "api/v1/people/<nip>/leave-balance": closed("budi", headers=bearer),
    "api/v1/attendance/months/<month>": closed("budi", headers=bearer),
    "api/v1/attendance/board": closed("budi", headers=bearer),
    "api/v1/attendance/corrections": own(given=a_correction, headers=bearer),
    "api/v1/attendance/corrections/waiting": closed("budi", given=a_correction, headers=bearer),
    "api/v1/attendance/corrections/<pk>": closed("budi", given=a_correction, headers=bearer),
    "api/v1/attendance/corrections/<pk>/verdict": closed("budi", given=a_correction, headers=reading),
    "api/v1/attendance/corrections/<pk>/withdrawal": closed("sari", given=a_correction, headers=bearer),
    "api/v1/leave/requests": own(given=a_request, headers=bearer),
    "api/v1/leave/requests/waiting": closed("budi", given=a_request, headers=bearer),
    "api/v1/leave/requests/overseen": closed("budi", given=a_request, headers=bearer),
    "api/v1/leave/requests/<pk>": closed("budi", given=a_request, headers=bearer),
    "api/v1/leave/requests/<pk>/verdict": closed("budi", given=a_request, headers=reading),
    "api/v1/leave/requests/<pk>/withdrawal": closed("sari", given=a_request, headers=bearer),
    "api/v1/skp": own(given=a_draft, headers=bearer),
    "api/v1/skp/<pk>": closed("budi", given=a_draft, headers=bearer),
    "api/v1/evaluations": own(given=an_evaluation, headers=bearer),
    "api/v1/evaluations/<pk>": closed("budi", given=an_evaluation, headers=bearer),
    "api/v1/work": own(headers=bearer),
    "api/v1/work/verdicts": closed("budi", headers=reading),
    "api/v1/terminals": closed("dewi", given=a_terminal, headers=bearer),
    "api/v1/services/due": closed(given=the_lists, headers=bearer),
    "api/v1/services/own": own(headers=bearer),
    "api/v1/services/people/<nip>": closed("dewi", headers=bearer),
    "api/v1/cases": closed(given=a_case, headers=bearer),
    "api/v1/cases/<pk>": closed("dewi", given=a_case, headers=bearer),
    "api/v1/cases/<pk>/letter": closed("dewi", given=a_case, headers=bearer),
    "api/v1/webhooks": closed(given=a_hook, headers=bearer),
    "api/v1/webhooks/<pk>/deliveries": closed(given=a_hook, headers=bearer),
    "api/v1/webhooks/<pk>/replays": closed(given=a_hook, headers=reading),
    "akun/token/": own(),
    "akun/token/<int:pk>/akhir/": closed(given=a_token),
    "siasn/": closed(),
    "siasn/kinerja/": closed(),
    "siasn/kinerja/<str:period>/": closed(given=lambda: {"period": "2026-T1"}),
    "siasn/<nip:nip>/": closed(),
    "siasn/<nip:nip>/bacaan/": closed(),
    "siasn/<nip:nip>/pilihan/": closed(),
    "webhook/": closed(),
    "webhook/<int:pk>/": closed(given=a_hook),
    "webhook/<int:pk>/rahasia/": closed(given=a_hook),
    "webhook/<int:pk>/penutupan/": closed(given=a_hook),
    "webhook/<int:pk>/percobaan/": closed(given=a_hook),
    "webhook/<int:pk>/ulangan/": closed(given=a_hook),
}
