"""The address terminals call, and the pages about them."""
