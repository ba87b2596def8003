"""Pages for readers. Each view loads, calls and shows."""
