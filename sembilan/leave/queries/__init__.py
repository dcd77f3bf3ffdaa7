"""Reads of leave: balances by the rules, what stands in the way, whose turn it is, who is away."""
