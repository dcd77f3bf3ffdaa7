"""The page of rows held: filtered, counted, taken along, and not there for who may not see it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sembilan.records.models import Reject

pytestmark = pytest.mark.django_db


@pytest.fixture
def rejects(tenant):
    def held(source, row, code, **said):
        return Reject.objects.create(
            instansi=tenant, source=source, kind="pegawai", row=row, code=code, fingerprint=f"{source}{row}",
            found_at=timezone.now(), **said,
        )  # fmt: skip

    held("pegawai.xlsx", 5, "nip-rounded", column="NIP BARU", value="1.9E+17")
    held("unor.csv", 2, "date-impossible", column="TANGGAL", value="=31-02")
    held("unor.csv", 3, "date-impossible", healed_at=timezone.now(), value="sudah")


def test_the_bkd_sees_the_open_rows_with_reason_and_remedy(client_of, bayu, rejects):
    page = client_of(bayu).get("/data-ditahan/").content.decode()

    assert "1.9E+17" in page
    assert "membulatkan" in page
    assert "sudah" not in page.split("<tbody>")[1].split("</tbody>")[0]


def test_a_filter_narrows_what_is_shown(client_of, bayu, rejects):
    page = client_of(bayu).get("/data-ditahan/?berkas=unor.csv&alasan=date-impossible&keadaan=semua").content.decode()

    body = page.split("<tbody>")[1].split("</tbody>")[0]
    assert body.count("<tr>") == 2
    assert "pegawai.xlsx" not in body


def test_the_csv_holds_what_is_filtered_and_no_formula(client_of, bayu, rejects):
    answer = client_of(bayu).get("/data-ditahan.csv?berkas=unor.csv")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.count("\r\n") == 2
    assert ",'=31-02," in text


@pytest.mark.parametrize("address", ["/data-ditahan/", "/data-ditahan.csv"])
def test_who_may_not_see_them_finds_no_page(client_of, agus, dewi, rejects, address):
    # A row held names people of any unit, often wrongly, so no unit's officer can be shown just her own.
    assert [client_of(user).get(address).status_code for user in (agus, dewi)] == [404, 404]


def test_the_page_asks_little(client_of, tono, rejects, counted):
    client = client_of(tono)

    with counted() as queries:
        assert client.get("/data-ditahan/").status_code == 200

    assert queries.total <= 12


def test_causes_stand_before_the_rows_that_only_wait_for_a_person(rejects):
    from sembilan.exchange.queries.rejects import Asked, lines

    Reject.objects.filter(source="pegawai.xlsx").update(source="z-pegawai.xlsx")
    follower = Reject.objects.order_by("source").first()
    follower.code = "nip-unknown"
    follower.save()

    assert next(iter(lines(Asked())))[0] == "z-pegawai.xlsx"
    assert list(lines(Asked()))[-1][0] == follower.source
