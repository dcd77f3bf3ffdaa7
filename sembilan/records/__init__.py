"""Shared kinds of record: tenancy, dated ranges, events and their log, rejects, the @action decorator.

No word of a single area.
"""
