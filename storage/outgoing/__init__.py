"""What leaves the centre as a file, and what is told of it."""
