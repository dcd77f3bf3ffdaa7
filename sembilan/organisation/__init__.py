"""The instansi (the tenant), its tree of units, posts and their kelas, rights by place. No people's histories."""
