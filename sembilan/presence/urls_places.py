"""The addresses of places of work."""

from __future__ import annotations

from django.urls import path

from sembilan.presence.views import places, places_door

urlpatterns = [
    path("hadir/tempat/", places.places, name="places"),
    path("hadir/tempat/baru/", places.new, name="new_place"),
    path("hadir/tempat/menurut-kode/", places.sharing, name="share_places"),
    path("hadir/tempat/<int:pk>/", places.place, name="place"),
    path("hadir/tempat/<int:pk>/keadaan/", places.state, name="place_state"),
    path("hadir/tempat/<int:pk>/untuk/", places.giving, name="give_place"),
    path("hadir/tempat/<int:pk>/untuk/<int:given>/akhir/", places.taking, name="take_place"),
    path("hadir/tempat/<int:pk>/kode/", places_door.setting, name="place_code"),
    path("hadir/tempat/<int:pk>/pintu/", places_door.door, name="door"),
    path("hadir/pintu/<str:token>/", places_door.screen, name="door_screen"),
]
