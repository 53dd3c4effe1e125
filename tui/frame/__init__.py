"""What every screen and dialog stands on."""
