"""A period's computation, from the frozen release to the publication; what is computed belongs to areas and packs."""
