"""Outrigger's CPython worker: runs one session's scripts, one at a time, with a frame in and a frame out."""
