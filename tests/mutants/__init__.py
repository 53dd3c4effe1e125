"""Whether the tests can fail: small mistakes are put into the code one at a time, and each should be noticed."""
