"""`kg`: a knowledge graph of who answers for what in Chinese local government.

Importing this package loads nothing heavy; each command imports what it needs.
"""

__version__ = "0.1.0"
