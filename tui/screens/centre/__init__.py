"""For those who run the centre: accounts, handing over, the audit log, clock rules, the day."""
