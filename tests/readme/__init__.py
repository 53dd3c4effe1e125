"""What the READMEs say of the program, made from the program: `python -m tests.readme` writes it anew."""
