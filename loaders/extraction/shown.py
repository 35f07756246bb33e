"""Which lines a file shows as its title, by how they are set.

A title is set in the middle and larger than the text below it: 二号小标宋 above 三号仿宋
(GB/T 9704-2012, 7.3.1), on one line or several; some set it as large and bold. Or the file itself
calls it its title.
"""

from __future__ import annotations

from collections import Counter

from loaders.formats.document import Block, Document, Form

_STANDARD = Form(16.0)
"""The text of a document that has none but its title and tables: 三号."""
_LARGER = 1.15
"""How much larger than the text: 小三 (15) over 四号 (14) is none, 二号 (22) over 三号 (16) is."""


def body_form(document: Document) -> Form:
    """How most of a document's text looks: its size, and whether it is bold."""
    forms: Counter[Form] = Counter()
    for block in document.blocks:
        if not block.form.centred:
            forms[Form(block.form.size, bold=block.form.bold)] += len(block.piece)
    return max(forms, key=lambda each: forms[each], default=_STANDARD)


def shown_as_title(block: Block, body: Form) -> float:
    """The size of a line that is set as a title is, among a text of that form; else 0."""
    form = block.form
    larger = form.centred and body.size and form.size >= _LARGER * body.size
    heavier = form.centred and form.bold and not body.bold and form.size >= body.size
    return (form.size or 1.0) if form.titled or larger or heavier else 0.0
