"""What a case is, what may happen to it, and when things are due. No I/O beyond the package's own data files."""
