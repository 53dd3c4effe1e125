"""Who has a part in a case, works on it and may know of it: members, heirs, several handlers, consent and erasure."""
