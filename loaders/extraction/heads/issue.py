"""The number of the issue that a bulletin's masthead says it is: 督查通报　第5期（总第12期）.

Only a bulletin's number is of what stands below it: that of a gazette or a newspaper (公报, 日报)
says where a document was printed again, and other copies of the same document have none. So the
name beside the number must be that of a bulletin, or who makes it must stand below it; a number of
the year (第5号, 〔2033〕5号) needs the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.extraction.heads.days import DAY
from loaders.extraction.heads.line import Line
from loaders.extraction.heads.number import NUMBER
from loaders.extraction.heads.sorts import ISSUE, Is
from loaders.language.head_words import BULLETIN, COLLECTION
from ontology import late_re as re
from ontology.editions import number_of

ENDS_IN_ISSUE = re.compile(rf"(?P<name>[\u4e00-\u9fff“”（）()·—-]*?){ISSUE.pattern}(?:{DAY})?$")
_OF_YEAR = re.compile(
    r"(?P<name>[\u4e00-\u9fff“”（）()·—-]*?)"
    r"(?:[〔\[（(【]\d{4}[〕\]）)】]第?|(?:\d{4}年)?第)(?P<number>\d{1,4})号$"
)
_MAKER = 3
"""Lines below the number within which it is said who makes a bulletin."""


def issue_in(above: Sequence[Line], number: str | None) -> int | None:
    """The number of the issue, from the lines above a title, and the document's number.

    >>> issue_in((), "督查通报〔2033〕5号"), issue_in((), "青政办〔2033〕5号")
    (5, None)
    """
    for at, line in enumerate(above):
        if line.sort not in _MASTHEAD:
            continue
        issue, of_year = ENDS_IN_ISSUE.match(line.words), _OF_YEAR.match(line.words)
        found = issue or of_year
        if found is None:
            continue
        name = found["name"] or _name(above, at)
        if COLLECTION.search(name):
            continue
        made = any(each.sort is Is.MASTHEAD for each in above[at + 1 : at + 1 + _MAKER])
        if BULLETIN.search(name) or (issue is not None and (made or _signed(above[at + 1 :]))):
            told = issue["issue"] or issue["whole"] if issue else found["number"]
            return number_of(told)
    of_sign = NUMBER.fullmatch(number or "")
    sign = re.split(r"[〔\[（(【﹝]", number or "")[0]
    if of_sign is None or not BULLETIN.search(sign):
        return None
    return number_of(re.split(r"[〕\]）)】﹞]", number or "")[-1].strip("第号"))


def serial_of(number: str | None) -> int | None:
    """The last number of a document's number (发文字号), by which an organ counts its own.

    >>> serial_of("青政办〔2033〕5号"), serial_of(None)
    (5, None)
    """
    found = re.search(r"(\d{1,4})号$", number or "")
    return None if found is None else int(found[1])


def is_masthead(words: str) -> bool:
    """Whether a line is the name of a bulletin, a gazette or a newspaper, and its issue."""
    found = ENDS_IN_ISSUE.match(words)
    name = found["name"] if found else ""
    return BULLETIN.search(name) is not None or COLLECTION.search(name) is not None


_MASTHEAD = (Is.WORDS, Is.ISSUE, Is.NUMBER, Is.BRACKET)


def _name(above: Sequence[Line], at: int) -> str:
    """The name of the bulletin: what stands right above its number, a site's lines left out; below
    it, where nothing does.
    """
    before = next((e.words for e in reversed(above[:at]) if e.sort is not Is.PORTAL), None)
    below = next((e.words for e in above[at + 1 :] if e.sort is not Is.PORTAL), "")
    return below if before is None else before


def _signed(below: Iterable[Line]) -> bool:
    """Whether an organ and a day stand on the next two lines, as in a masthead."""
    sorts = [each.sort for each in below if each.sort is not Is.PORTAL][:2]
    return sorts == [Is.ORGAN, Is.DATE]
