"""The verbs, one small module each with a `VERB` in it."""
