"""Training: what a person finished and its hours (JP). Plans and courses come later."""
