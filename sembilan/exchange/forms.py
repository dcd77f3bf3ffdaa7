"""What people hand in and say about it: a file, its headings, its columns."""

from __future__ import annotations

import math
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sembilan.exchange.files.kinds import KINDS
from sembilan.exchange.files.sheet import LOCKED, MAGIC
from sembilan.exchange.models import Upload
from sembilan.exchange.uploads.mapping import BY_CODE, missing

MOST_BYTES = 50_000_000
BOOKS, TEXTS = (".xlsx", ".xlsm", ".xls", ".ods"), (".csv", ".txt", ".tsv", ".dat")
IGNORED = ""


class UploadForm(forms.Form):
    """A file of one of the forms offices use, that is what its name says."""

    file = forms.FileField(
        label=_("Berkas Excel atau CSV"),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(BOOKS + TEXTS)}),
        error_messages={
            "required": _("Pilih berkasnya dahulu."),
            "empty": _("Berkas ini kosong. Periksa apakah berkas yang dipilih sudah benar."),
        },
    )

    def clean_file(self) -> UploadedFile[Any]:
        """A file that can be what it says."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        ending = PurePath(file.name or "").suffix.lower()
        if ending not in BOOKS + TEXTS:
            raise forms.ValidationError(_("Yang dapat diunggah: Excel (.xlsx, .xls), .ods, .csv, dan .txt."))
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("Berkas ini %(size)s MB; paling besar %(most)s MB. Bagi menjadi beberapa berkas."),
                params={"size": math.ceil((file.size or 0) / 1e6), "most": MOST_BYTES // 1_000_000},
            )
        _check_content(file, ending)
        return file


def _check_content(file: UploadedFile[Any], ending: str) -> None:
    """Told by its first bytes, never by its name."""
    start = file.read(4096)
    file.seek(0)
    if ending in BOOKS and start.lstrip()[:1] == b"<":
        raise forms.ValidationError(
            _("Berkas ini halaman web yang dinamai Excel. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.")
        )
    is_book = start.startswith(MAGIC)
    if ending in BOOKS and not is_book:
        raise forms.ValidationError(_("Isi berkas ini bukan Excel, walau namanya begitu. Tidak disimpan."))
    if ending in TEXTS and not is_book and _is_binary(start):
        raise forms.ValidationError(_("Isi berkas ini bukan tabel teks, walau namanya begitu. Tidak disimpan."))
    if start.startswith(MAGIC[1]) and any(LOCKED in chunk for chunk in file.chunks()):
        raise forms.ValidationError(
            _("Berkas ini dikunci dengan kata sandi. Buka di Excel, simpan tanpa kata sandi, lalu unggah lagi.")
        )
    file.seek(0)


def _is_binary(start: bytes) -> bool:
    return b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))


class ArrangementForm(forms.Form):
    """Which sheet, row of headings and kind a file is read as."""

    sheet = forms.TypedChoiceField(label=_("Lembar"), coerce=int)
    header_row = forms.IntegerField(label=_("Baris judul kolom"), min_value=1, max_value=40)
    kind = forms.ChoiceField(label=_("Jenis data"), error_messages={"required": _("Pilih jenis datanya.")})

    def __init__(self, upload: Upload, data: Any = None) -> None:
        initial = {"sheet": upload.sheet, "header_row": upload.header_row or 1, "kind": upload.kind}
        super().__init__(data, initial=initial)
        sheets = [(number, one["name"] or "1") for number, one in enumerate(upload.sheets)]
        self.fields["sheet"].choices = sheets  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("– pilih –")), *((kind.code, _(kind.title)) for kind in KINDS)]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """Which column is which field; a column that is none is left out."""

    def __init__(self, upload: Upload, data: Any = None) -> None:
        super().__init__(data)
        self.kind = BY_CODE[upload.kind]
        choices: list[tuple[str, Any]] = [(IGNORED, _("abaikan"))]
        for each in self.kind.fields:
            title = each.headings[0]
            choices.append((each.name, _("%(column)s (wajib)") % {"column": title} if each.needed else title))
        taken = {place: name for name, place in upload.places.items()}
        for number, heading in enumerate(upload.headings):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                choices=choices, required=False, initial=taken.get(number, IGNORED),
                label=heading or _("kolom %(number)s") % {"number": number + 1},
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Each field once, and each needed one there."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        places: dict[str, int] = {}
        for name, field in list(given.items()):
            if field and field in places:
                self.add_error(name, _("Isian ini sudah dipilih untuk kolom lain. Pilih satu kolom saja."))
            elif field:
                places[field] = int(name.removeprefix("column-"))
        if lacking := missing(self.kind, places):
            names = ", ".join(each.headings[0] for each in lacking)
            self.add_error(None, _("Kolom wajib ini belum dipilih: %(names)s.") % {"names": names})
        return {"places": places}
