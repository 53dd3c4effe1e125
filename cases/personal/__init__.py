"""What a case says of people: gathered, answered for, and erased."""
