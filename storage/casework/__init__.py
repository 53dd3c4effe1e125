"""Working on cases: opened, read, recorded, tied, handed over, erased."""
