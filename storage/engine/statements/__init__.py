"""What queries are made of: composed once, on lists of any length, in words that each engine has."""
