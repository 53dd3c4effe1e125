"""Before one sits down: setting up, signing in, passwords, the recovery key, the lock."""
