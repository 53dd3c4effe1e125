"""The terminal and the machine, as the program finds them."""
