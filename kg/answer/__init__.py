"""Answers: questions, things on one page, marked texts, claims."""
