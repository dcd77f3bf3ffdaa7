"""The demo: an invented regency, its last two months computed and published, and accounts to look around with."""
