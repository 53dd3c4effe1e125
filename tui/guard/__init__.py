"""What stands between the screens and whoever has no business with them: the lock, the session, the way out."""
