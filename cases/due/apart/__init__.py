"""For whom of several workers a clock stands, against whom of several respondents, and how far that is paid."""
