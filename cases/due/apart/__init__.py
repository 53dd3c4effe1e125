"""For whom of several workers a clock stands, against whom, before which body, and how far that is paid."""
