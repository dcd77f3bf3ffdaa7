"""Signing in and out, one's own account, and the codes officers hand out."""

from __future__ import annotations

from django.urls import path

from sembilan.accounts.views import codes, entering, forgotten, own, provider, second

app_name = "accounts"

urlpatterns = [
    path("masuk/", entering.sign_in, name="sign_in"),
    path("masuk/kode/", entering.first, name="first"),
    path("masuk/lupa/", forgotten.forgotten, name="forgotten"),
    path("masuk/baru/<int:region>/<int:pk>/<str:token>/", forgotten.renew, name="renew"),
    path("masuk/langkah-kedua/", second.second, name="second"),
    path("masuk/langkah-kedua/baru/", second.second_new, name="second_new"),
    path("masuk/penyedia/", provider.out, name="oidc"),
    path("masuk/penyedia/kembali/", provider.back, name="oidc_back"),
    path("keluar/", entering.sign_out, name="sign_out"),
    path("akun/", own.own, name="own"),
    path("akun/sandi/", own.password, name="password"),
    path("akun/langkah-kedua/", own.factor_new, name="factor_new"),
    path("akun/langkah-kedua/<int:pk>/", own.factor_end, name="factor_end"),
    path("akun/kode-cadangan/", own.recovery, name="recovery"),
    path("akun/sesi/", own.sessions_end, name="sessions_end"),
    path("akun/sesi/<int:pk>/", own.session_end, name="session_end"),
    path("akun/kode/", codes.codes, name="codes"),
]
