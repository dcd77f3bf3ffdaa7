"""The instansi (the tenant), its tree of units (unor), posts (jabatan) and their kelas, rights by place. No people's histories."""
