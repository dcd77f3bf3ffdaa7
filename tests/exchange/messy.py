"""A small invented region, as untidy as life: one file of each kind, and the hands to change them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

TODAY = dt.date(2026, 11, 22)
KODE = "99.41"
ANI, BIMO, CICI = "198001012005011001", "198502022010012002", "199003032022211003"
HEAD = [
    "PNS ID", "NIP BARU", "NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "JENIS PEGAWAI NAMA", "STATUS CPNS PNS", "TMT CPNS",
    "GOL AKHIR NAMA", "TMT GOLONGAN", "JABATAN ID", "TMT JABATAN", "TINGKAT PENDIDIKAN NAMA", "UNOR ID",
]  # fmt: skip


def person(nip: Any, **said: Any) -> list[Any]:
    """A row of the personnel export; `said` changes columns by their heading, blanks as underscores."""
    text = str(nip)
    row = dict.fromkeys(HEAD, "") | {
        "PNS ID": f"P-{text}", "NIP BARU": nip, "NAMA": "Ani Karangan", "TANGGAL LAHIR": _born(text),
        "JENIS KELAMIN": "M" if text[14:15] == "1" else "F", "JENIS PEGAWAI NAMA": "PNS Daerah",
        "STATUS CPNS PNS": "P", "TMT CPNS": "01-01-2010", "GOL AKHIR NAMA": "III/a", "TMT GOLONGAN": "01-04-2024",
        "JABATAN ID": "J1", "TMT JABATAN": "01-01-2023", "TINGKAT PENDIDIKAN NAMA": "S-1/Sarjana", "UNOR ID": "U2",
    }  # fmt: skip
    return list((row | {key.replace("_", " "): value for key, value in said.items()}).values())


def _born(nip: str) -> str:
    return f"{nip[6:8]}-{nip[4:6]}-{nip[:4]}"


def workbook(path: Path, *rows: list[Any]) -> Path:
    """A workbook with two lines of title, the headings and a line of a total, as offices make it."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        date = book.add_format({"num_format": "dd-mm-yyyy"})
        table = [["DAFTAR PEGAWAI"], ["KEADAAN 31-10-2026"], HEAD, *rows, ["JUMLAH", len(rows)]]
        for place, row in enumerate(table):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(place, column, dt.datetime.combine(cell, dt.time()), date)
                else:
                    sheet.write(place, column, cell)
    return path


def lay(folder: Path) -> Path:
    """The whole region in a folder."""
    files: dict[str, bytes] = {
        "daerah.toml": (
            f'# Angka daerah untuk tahun anggaran 2026\nnama = "Kabupaten Awur"\nkode = "{KODE}"\n'
            'zona_waktu = "Asia/Makassar"\n[tpp]\nindeks_kapasitas_fiskal = "0.70"\n'
            'indeks_kemahalan_konstruksi = "0.9383"\nindeks_penyelenggaraan_pemda = "0.90"\n'
            "[lokasi.kantor]\nlintang = -6.9021\nbujur = 107.6187\nradius_meter = 150\n"
        ).encode(),
        "unor.csv": "\ufeffUNOR ID;UNOR INDUK ID;NAMA UNOR;ESELON\r\nU2;U1;Dinas Awur;II/b\r\nU1;;Pemerintah;\r\n".encode(),  # noqa: E501
        "jabatan.csv": b"JABATAN ID;NAMA JABATAN;JENIS;KELAS JABATAN\nJ1;Penata Awur;Fungsional;8\nJ2;Kepala;Struktural;11\n",  # noqa: E501
        "tpp.csv": b"KELAS JABATAN;TUKIN BPK;PERSEN BEBAN KERJA;PERSEN KONDISI KERJA\n8;7.523.000;25;0\n11;12370000;25%;2,5\n",  # noqa: E501
        "pin.csv": f"PIN,NIP\n1000,{ANI}\n1001,{BIMO}\n".encode(),
        "cuti.csv": f"NIP;JENIS;MULAI;SAMPAI;STATUS\n{ANI};Cuti Sakit;05-10-2026;06/10/2026;DISETUJUI\n".encode(),
        "aktivitas.csv": f"NIP,TANGGAL,MENIT,STATUS\n{ANI},2026-10-01,300,Disetujui\n{BIMO},2026-10-01,10,ditolak\n".encode(),  # noqa: E501
        "nilai.csv": (
            "NIP;PERIODE;RATING HASIL KERJA;RATING PERILAKU KERJA\n"
            f"{ANI};2026-10;SESUAI EKSPEKTASI;di atas ekspektasi\n"
        ).encode(),
        "asesmen.csv": f"NIP;TANGGAL;JPM (%);POTENSI\n{ANI};10-02-2024;76,09;80\n".encode(),
        "diklat.csv": (
            f"NIP;JENIS;JP;TANGGAL SELESAI\n{ANI};Pelatihan café;24;04-02-2024\n{ANI};Pelatihan café;24;04-02-2024\n"
        ).encode("cp1252"),
        "hukuman.csv": f"NIP;TINGKAT;JENIS;TMT\n{BIMO};Sedang;Pemotongan TPP 25% 12 bulan;01-05-2026\n".encode(),
        "M1_attlog.dat": (
            b"     1000\t2026-10-01 06:50:01\t1\t0\t1\t0\r\n     1001\t2026-10-01 06:51:00\t1\t0\t1\t0\r\n"
            b"  7777777\t2026-10-01 06:52:00\t1\t0\t1\t0\r\n     1000\t2000-01-01 00:00:00\t1\t0\t1\t0\r\n"
            b"     1000\t2026-10-0"
        ),
        "M2_attlog.dat": b"",
    }  # fmt: skip
    for name, data in files.items():
        (folder / name).write_bytes(data)
    workbook(folder / "pegawai.xlsx", person(ANI), person(BIMO, NAMA="Bimo Karangan"))
    return folder
