"""The verbs, one small module each with a `VERB` in it, in rooms by what they are about.

What a verb works with is imported when it runs: the help of `bangfu` loads them all, without waiting for the storage.
"""
