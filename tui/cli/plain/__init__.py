"""What the command line tells of cases: plain text for people, plain values for programs."""
