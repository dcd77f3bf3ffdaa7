"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests import cast
from tests.architecture.reach import closed


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
}
