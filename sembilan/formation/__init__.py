"""Peta jabatan: how many posts each unit needs and has, which are or will be empty, and the chart of units."""
