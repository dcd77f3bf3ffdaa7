"""A period's computation: release, snapshot, check, evaluate, weigh, load, publish. What is computed belongs to the areas and packs."""
