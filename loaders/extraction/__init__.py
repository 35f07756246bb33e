"""What the readers of all kinds share: statements with their passages, figures, the account."""
