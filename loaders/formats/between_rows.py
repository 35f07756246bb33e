"""What stands between two rows of a table in a text: a page's foot and head, or a heading.

Told by form: numbers of pages, marks that a table goes on, lines that stood above the table
already. A short line of one phrase is a heading of the rows below it; any other line is a note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from loaders.formats import headings
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import half_width, squeeze

_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4})"
_PAGE = re.compile(
    rf"[-—–─·•.~～\s]*(?:第?\s*{_NUMERAL}\s*(?:[页頁]|[/∕]\s*\d{{1,4}})"
    rf"|共\s*{_NUMERAL}\s*[页頁]|\d{{1,4}}"
    rf"|[Pp](?:age|\.)?\s*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?)"
    rf"(?:[\s,，、/]*(?:第|共)\s*{_NUMERAL}\s*[页頁])?[-—–─·•.~～\s]*"
)
"""The number of a page: - 3 -, 第3页 共9页, 3/9, Page 3 of 9."""
_GOES_ON = re.compile(
    r"[（(]?(?:附?表?\d{0,2}\s*[（(]?续[）)]?(?:上?表|上?页)?\d{0,2}|(?:转|接|见|续)?[上下]页|接[上下]表)[）)]?"
)
"""续表, （接上页）: the table goes on."""
_DRAWN = re.compile(r"[-—–─━=＝_＿*＊~～.·…\s|+]+")
"""A line that is drawn."""
_LONGEST_HEADING = 30
_NO_HEADING = re.compile(
    r"[。；;！!？?，,：:\t|]|^(?:注|备注|说明|填报|制表|审核|截至|数据|附件|附表|单位|\d{4}年)"
)


def is_heading(words: str, above: Collection[str]) -> bool:
    """Whether a line between two rows is the heading of those below it.

    above: the lines that stood above the table; its title, on each page anew, heads no rows.
    """
    plain = squeeze(words)
    if not plain or plain in above or any(form.fullmatch(plain) for form in _FURNITURE):
        return False
    if headings.rank(words.strip()):
        return True
    return len(plain) <= _LONGEST_HEADING and not _NO_HEADING.search(plain)


_FURNITURE = (_PAGE, _GOES_ON, _DRAWN)


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    return tuple(lexicon("columns").patterns().values())


_LONGEST_HEAD = 15
_DATA = re.compile(r"已|完成率?\d|\d+(?:个|家|%|万|亿|公里)|[局委办厅院]$")


def are_heads(cells: Sequence[str]) -> bool:
    """Whether a row is the heads of a table of its own: most of its cells are words for columns."""
    plain = [half_width(squeeze(words)) for words in cells]
    if not all(0 < len(words) <= _LONGEST_HEAD and not _DATA.search(words) for words in plain):
        return False
    known = [words for words in plain if any(form.search(words) for form in _heads())]
    return len(known) >= 2 and 2 * len(known) >= len(plain)


def known_heads(cells: Sequence[str]) -> bool:
    """Whether each of these cells is a word for a column."""
    return bool(cells) and all(any(_columns([words])) for words in cells)


_UNITS = frozenset({"lead", "responsible", "support", "suggested", "owner"})
_TASKS = frozenset({"content", "target", "progress"})
"""Of which columns a head is, as the lexicon says."""


def names_units(cells: Sequence[str]) -> bool:
    """Whether one of these cells is the head of a column of units (责任单位; 单位 alone may be
    what figures are counted in).
    """
    return not _UNITS.isdisjoint(_columns([each for each in cells if squeeze(each) != "单位"]))


def names_category(head: str) -> bool:
    """Whether a head is of a column of categories (类别), whose cells reach down over rows."""
    return "category" in _columns([head])


def names_ordinal(head: str) -> bool:
    """Whether a head is of the numbers of the rows (序号)."""
    return "ordinal" in _columns([head])


def names_tasks(cells: Sequence[str]) -> bool:
    """Whether these heads are of a table of tasks: of what is done, or by whom; beside a growth
    stand figures.
    """
    columns = set(_columns(cells))
    return names_units(cells) if "growth" in columns else bool(columns & (_UNITS | _TASKS))


def _columns(cells: Sequence[str]) -> Iterator[str]:
    for words in (half_width(squeeze(each)) for each in cells):
        if 0 < len(words) <= _LONGEST_HEAD:
            form = (value for value, each in _forms() if each.search(words))
            yield from islice(form, 1)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind of column with the pattern of its heads: made once, they are asked of each row."""
    values = lexicon("columns")
    return tuple((values[name].value, each) for name, each in values.patterns().items())


_FIELD = re.compile(r"\s*[\u4e00-\u9fff（）()]{2,10}[：:]\s*\S.{0,40}\s*")
"""A word, and what it is here: 制表单位：某某局."""
_UNTIL = re.compile(r"\s*[（(]?(?:截[至止到].{2,20}|20\d\d年\d{1,2}月(?:\d{1,2}日)?)[）)]?\s*")
"""Of which day a table is, beside its fields: 截至3月31日."""


def are_fields(words: Sequence[str], width: int) -> bool:
    """Whether the filled cells of a row above a table say what the table is (填报单位：…　日期：…),
    no heads. width: of the table.
    """
    return (
        len(words) * 2 <= width
        and any(map(_FIELD.fullmatch, words))
        and all(_FIELD.fullmatch(each) or _UNTIL.fullmatch(each) for each in words)
    )
