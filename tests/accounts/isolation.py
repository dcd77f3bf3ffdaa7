"""Whom each address of the room of users serves."""

from __future__ import annotations

from sembilan.accounts import actions
from sembilan.accounts.models import SecondFactor, User
from tests import cast
from tests.architecture.reach import closed, own, public


def a_factor_of_sari():
    sari = User.objects.get(nip=cast.SARI.nip)
    actions.add_factor(user=sari, kind=SecondFactor.Kind.TOTP, secret="GEZDGNBVGY3TQOJQ", by=sari)
    return {"pk": SecondFactor.objects.get(user=sari, kind=SecondFactor.Kind.TOTP).pk}


def a_session_of_sari():
    return {"pk": actions.begin_session(by=User.objects.get(nip=cast.SARI.nip), address="127.0.0.1").pk}


CASES = {
    "masuk/": public("the sign-in page itself"),
    "masuk/kode/": public("a first sign-in; whoever has a code has no session yet"),
    "masuk/lupa/": public("a forgotten password; the answer tells nothing"),
    "masuk/baru/<int:region>/<int:pk>/<str:token>/": public("opened by the token of an e-mail"),
    "masuk/langkah-kedua/": public("between password and session; without the password it leads back"),
    "masuk/langkah-kedua/baru/": public("between password and session; without the password it leads back"),
    "masuk/penyedia/": public("sign-in by a provider"),
    "masuk/penyedia/kembali/": public("the way back from a provider; decides by what the provider signs"),
    "keluar/": own(),
    "akun/": own(),
    "akun/sandi/": own(),
    "akun/langkah-kedua/": own(),
    "akun/langkah-kedua/<int:pk>/": closed("sari", given=a_factor_of_sari),
    "akun/kode-cadangan/": own(),
    "akun/sesi/": own(),
    "akun/sesi/<int:pk>/": closed("sari", given=a_session_of_sari),
    "akun/kode/": closed("dewi"),
}
