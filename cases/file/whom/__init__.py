"""Whose money it is: by which name a worker stands beside a sum, and who got what arrived."""
