"""What a unit promised and what it reached: goals, indicators, targets, the plan of the quarters, the tree of them."""
