"""Reads of formation: whose map it is, the seats and people of a subtree, the chart of units, moves tried out."""
