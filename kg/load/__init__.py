"""Documents in, answers possible."""
