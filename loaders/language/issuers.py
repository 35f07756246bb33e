"""Whether a title says that the whole country is meant: its issuer is of no division.

国务院关于青石省…的批复 names a province and is not of it. The words stand in
`loaders/lexicon/issuers.toml`.
"""

from __future__ import annotations

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("issuers")
_OPENS = {
    entry: re.compile(
        rf"\W*(?P<issuer>{_WORDS.any_of(entry)})"
        r"(?=国务院|办公厅|办公室|等|关于|印发|令|公告|通知|批转|转发|\W|$)"
    )
    for entry in _WORDS.entries
}


def of_the_country(title: str) -> tuple[str, str] | None:
    """The national issuer that opens a title, and its entry; None where none does.

    title: without white space. A local office of a ministry (国家税务总局青石市税务局) is none.
    """
    for entry, pattern in _OPENS.items():
        match = pattern.match(title)
        if match is not None:
            return match["issuer"], entry
    return None
