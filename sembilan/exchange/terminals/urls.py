"""The addresses of terminals: the one they call, and the pages about them."""

from __future__ import annotations

from django.urls import path

from sembilan.exchange.terminals.views import devices, pins

app_name = "terminals"

urlpatterns = [
    path("iclock/<path:what>", devices.knock, name="knock"),
    path("mesin/", devices.listing, name="list"),
    path("mesin/tarikan/", devices.new_pull, name="new-pull"),
    path("mesin/menunggu/<str:serial>/", devices.opening, name="opening"),
    path("mesin/pin/", pins.pins, name="pins"),
    path("mesin/pin/<int:owned>/akhir/", pins.ending, name="pin-end"),
    path("mesin/<int:pk>/", devices.terminal, name="terminal"),
    path("mesin/<int:pk>/penutupan/", devices.closing, name="closing"),
    path("mesin/<int:pk>/perintah/", devices.orders, name="orders"),
    path("mesin/<int:pk>/jam/", devices.clock, name="clock"),
    path("mesin/<int:pk>/jam/<int:offset>/pencabutan/", devices.clock_end, name="clock-end"),
    path("mesin/<int:pk>/tersisih/", devices.apart, name="apart"),
    path("mesin/<int:pk>/tersisih.csv", devices.apart_file, name="apart-file"),
    path("mesin/<int:pk>/tarikan/", devices.pull, name="pull"),
]
