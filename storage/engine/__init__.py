"""The engine's room: what only SQLite can do, behind plain functions that know nothing of the work.

Each takes the open database or the folder in which the data lies, or gives a part of a query that is composed for the
database it runs on: there is always something that tells which engine is meant. A room for another engine is a folder
with files of the same names:

- `sqlite`: connecting, writing and reading as of one moment; `queueing`: whose turn it is to write
- `file`, `names`, `copies`: where the data lies, whether it is ours, copying it while others work
- `shape`, `migrations`: the tables, step by step, and whether they are as they must be
- `texts`, `postings`: the full-text indexes; a search is a tree (`matching`) that is written in the engine's language
- `values`: what stands otherwise in a query; the rest of it peewee writes, composed once for each engine (`prepared`)
- `checks`, `faults`: what the engine finds wrong, and what it means
- `pace`, `filling`: how fast what is written reaches the disk

`lists`, `matching` and `prepared` are the same for every engine.
"""
