"""Coverage into a ledger: sources read by as many processes as there are cores, and stored as they come."""
