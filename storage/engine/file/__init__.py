"""The file and what is done with it as a whole: found, opened, copied, waited for."""
