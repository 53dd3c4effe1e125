"""Who has a part in a case and who works on it: members, those who go on in somebody's place, several handlers."""
