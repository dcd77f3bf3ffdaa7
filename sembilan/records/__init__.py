"""Shared kinds of record: tenancy, dated ranges, months, events, rejects, and the @action decorator. No word of a single area."""
