"""`python -m kg`: the command line, where its script is not on the path."""

from __future__ import annotations

from kg.cli import main

main()
