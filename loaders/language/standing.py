"""How a task stands by the word of a table: what `loaders.language.standing_cells` reads.

Apart from it, since questions carry it that have no such word to read, and need no lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language.says import Says

ON_SCHEDULE, BEHIND, OVERDUE = "on_schedule", "behind", "overdue"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands by the word of a table.

    says: a verdict, a timeliness (`on_schedule`, `behind`, `overdue`), or "" where the word is one
    whose meaning only the table knows (黄灯). head: of the column, in short. words: of the cell.
    rule: the entry of the lexicon that reads them.
    """

    says: str
    head: str
    words: str
    rule: str

    @property
    def verdict(self) -> Says | None:
        return None if self.says in ("", ON_SCHEDULE, BEHIND, OVERDUE) else Says(self.says)

    @property
    def timeliness(self) -> str | None:
        return self.says if self.says in (ON_SCHEDULE, BEHIND, OVERDUE) else None

    @property
    def told(self) -> str:
        """What the table says, in a sentence of ours."""
        return f"表中“{self.head}”栏写明“{self.words}”"
