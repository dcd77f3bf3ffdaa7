"""Leave: cuti and official travel, from request to decision, with balances."""
