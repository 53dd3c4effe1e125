"""Forms made from what an event asks for: one control for each kind of field."""
