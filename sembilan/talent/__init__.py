"""The nine-box: each person's place by kinerja and potensial, and the way on. Not the facts it stands on."""
