"""Coming to a centre's data: founded, opened, brought up to date."""
