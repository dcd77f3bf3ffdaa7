"""The field's vocabulary in code: NIP, month, rupiah, golongan, predikat and the frames.

Pure: no Django, no database.
"""
