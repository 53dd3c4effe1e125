"""The words and keys of the program, in the reader's language."""
