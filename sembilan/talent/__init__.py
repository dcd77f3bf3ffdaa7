"""The nine-box: each person's place by performance and potential, and the way on from there. Not the facts it stands on."""
