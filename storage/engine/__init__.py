"""The engine's room: what only SQLite can do, behind plain functions that know nothing of the work.

Each takes the open database or the folder in which the data lies, or gives a part of a query that is composed for the
database it runs on: there is always something that tells which engine is meant. A room for another engine is a folder
with rooms and files of the same names:

- `sqlite`: connecting, writing and reading as of one moment
- `file/`: where the data lies, whether it is ours, copying it while others work, whose turn it is to write
- `shape`, `tables`, `migrations/`: the tables, step by step, and whether they are as they must be
- `text/`: the full-text indexes; a search is a tree (`matching`) that is written in the engine's language
- `statements/`: what stands otherwise in a query (`values`); the rest peewee writes, composed once (`prepared`)
- `checks`, `faults`: what the engine finds wrong, and what it means
- `filling`: very much at once

`lists`, `matching` and `prepared` are the same for every engine.
"""
