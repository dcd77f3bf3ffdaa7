"""Start pages and the month's page: what gathers from every area. Holds no records of its own."""
