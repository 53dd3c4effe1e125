"""The ledger of money of a case: what is claimed, fixed on paper, promised in instalments, and paid."""
