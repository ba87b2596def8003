"""Writes: each one function with a named actor, atomic, audited in the same transaction."""
