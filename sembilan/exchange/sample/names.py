"""Words for invented people: common given and family names, places, titles and kinds, none of anyone in particular."""

from __future__ import annotations

MEN = (
    *("Agus", "Ahmad", "Aditya", "Andi", "Anton", "Arif", "Bagus", "Bambang", "Bayu", "Budi", "Cahyo", "Dedi"),
    *("Dimas", "Eko", "Fajar", "Galih", "Gunawan", "Hadi", "Hendra", "Heru", "Indra", "Irfan", "Jaka", "Joko"),
    *("Lukman", "Made", "Mulyadi", "Nanda", "Nugroho", "Oki", "Pandu", "Putra", "Rahmat", "Rangga", "Rizki"),
    *("Rudi", "Satrio", "Slamet", "Taufik", "Teguh", "Tono", "Umar", "Wahyu", "Wayan", "Wisnu", "Yoga", "Yusuf"),
)
WOMEN = (
    *("Aisyah", "Amelia", "Anisa", "Ayu", "Citra", "Desi", "Dewi", "Dian", "Dwi", "Endang", "Erna", "Fitri"),
    *("Hana", "Indah", "Intan", "Kartika", "Ketut", "Lestari", "Lia", "Maya", "Mega", "Mira", "Nina", "Novi"),
    *("Nur", "Nurul", "Putri", "Rahayu", "Ratna", "Retno", "Rina", "Rini", "Santi", "Sari", "Siti", "Sri"),
    *("Tari", "Titin", "Tri", "Tuti", "Ulfa", "Vina", "Wati", "Wulan", "Yanti", "Yuli", "Yuni", "Zahra"),
)
FAMILY = (
    *("Abdullah", "Anggraini", "Ardiansyah", "Astuti", "Basuki", "Firmansyah", "Ginting", "Handayani", "Harahap"),
    *("Hardianto", "Hartono", "Hasan", "Hasibuan", "Hidayat", "Iskandar", "Kurniawan", "Kusuma", "Lubis", "Mahendra"),
    *("Manurung", "Maulana", "Mulyani", "Nasution", "Nugraha", "Oktaviani", "Pangestu", "Permana", "Pradana"),
    *("Pranata", "Pratama", "Purnomo", "Puspita", "Rahman", "Ramadhan", "Saputra", "Saragih", "Setiawan", "Siregar"),
    *("Simanjuntak", "Suharto", "Suherman", "Sulastri", "Susanto", "Sutisna", "Syahputra", "Tarigan", "Utama"),
    *("Utomo", "Wibowo", "Wijaya", "Winarto", "Wulandari", "Yuliani", "Yulianto", "Zulkarnain"),
)
PLACES = (
    *("Ambon", "Bandung", "Banjarmasin", "Cirebon", "Denpasar", "Fakfak", "Garut", "Jayapura", "Kupang"),
    *("Makassar", "Malang", "Manado", "Mataram", "Medan", "Padang", "Palembang", "Palu", "Pontianak"),
    *("Semarang", "Solok", "Sorong", "Surakarta", "Tasikmalaya", "Ternate", "Yogyakarta"),
)
BELIEFS = (*["Islam"] * 80, *["Kristen"] * 9, *["Katolik"] * 5, *["Hindu"] * 4, "Buddha", "Konghucu")
MARRIAGES = (*["Menikah"] * 7, *["Belum Kawin"] * 3)
SUNGAI = (
    *("Batu", "Pasir", "Jernih", "Kembar", "Lintang", "Rimba", "Cempaka", "Melati", "Kenanga", "Wangi", "Baru"),
    *("Tua", "Panjang", "Lebar", "Putih", "Mas", "Perak", "Intan", "Mutiara", "Bening", "Teduh", "Sejuk", "Damai"),
)
# level of education: SIASN code, its word in the export, share of a hundred, usual age at graduation
EDUCATION = (
    ("15", "SLTA/SMA Sederajat", 18, 18),
    ("30", "Diploma III/Sarjana Muda", 20, 21),
    ("40", "S-1/Sarjana", 48, 23),
    ("45", "S-2", 13, 28),
    ("50", "S-3/Doktor", 1, 34),
)
DEGREES = {
    "office": ("S.E.", "S.Sos.", "S.H.", "S.T.", "S.Kom.", "S.A.P.", "S.I.P."),
    "school": ("S.Pd.", "S.Pd.", "S.Pd.I.", "S.Pd.SD."),
    "health": ("S.Kep.", "S.K.M.", "S.Farm.", "S.Tr.Keb."),
}
