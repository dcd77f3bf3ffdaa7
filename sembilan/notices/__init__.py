"""What people are told: in the app at once, and once a day by e-mail. What happened lives in the other rooms."""
