"""Who falls behind, what does not fit together, what helps."""
