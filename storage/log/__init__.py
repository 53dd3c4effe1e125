"""The audit log as people leave lines in it and read them."""
