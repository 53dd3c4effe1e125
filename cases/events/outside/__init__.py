"""What others do and is told in a case: they object, work along, take over, give; a limit is interrupted."""
