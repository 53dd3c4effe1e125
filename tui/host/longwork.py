"""Work that takes long, such as bringing data of an earlier version up to date: from when on, and how it is stopped."""

from cases.values.text import say

FEW = 50
"""Fewer than these are done before anybody wonders."""

STOPPED = say("已停止升级，数据和原来一样")
"""What is said where somebody has stopped bringing data of an earlier version up to date."""
