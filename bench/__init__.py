"""How fast the house is beside the bare cost of the same work: `python -m bench`, no part of the product."""
