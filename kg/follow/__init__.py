"""What follows from what was read, by rule: within a document, and between documents."""
