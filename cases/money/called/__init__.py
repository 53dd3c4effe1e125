"""How people and items are called beside a sum."""
