"""The addresses of rights; `urls.py` puts them before those of a person's file."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.people.views import looks, rights

urlpatterns = [
    path("hak/", rights.rights, name="rights"),
    path("hak/peran/", rights.roles, name="roles"),
    path("hak/pemberian/", rights.grant, name="grant"),
    path("hak/<int:pk>/akhir/", rights.grant_end, name="grant_end"),
    path("hak/delegasi/", rights.delegations, name="delegations"),
    path("hak/delegasi/<int:pk>/akhir/", rights.delegation_end, name="delegation_end"),
    path("hak/plt/", rights.acting, name="acting"),
    path("hak/plt/<int:pk>/akhir/", rights.acting_end, name="acting_end"),
    path("pegawai/<nip:nip>/hak/", looks.watchers, name="watchers"),
    path("pegawai/<nip:nip>/dilihat/", looks.looks, name="looks"),
]
