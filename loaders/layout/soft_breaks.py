"""Lines that end where no clause can: a soft line break inside a number, a time, a name.

Somebody pressed Enter to fit a page, or a program wrote its lines out; the document as a whole is
not printed to a width. Two lines are put together only where the first cannot end there or the
second cannot begin there; of two lines that may each stand alone nothing is guessed.
"""

from __future__ import annotations

from loaders.formats import headings
from loaders.language.clauses import clauses
from loaders.language.indicators import head, is_bare, verb
from loaders.language.measures import MULTIPLIER, UNIT
from loaders.language.quantities import quantities
from loaders.language.unit_forms import form_of
from ontology import late_re as re

STOPS = tuple("。；;！!？?：:")
"""What a line ends with where its words are at an end."""
_CANNOT_BEGIN = tuple("。；;！!？?：、，,）)〕】］》”%％‰")
_LIST_MARKS = tuple("、，,")
_IN_A_NUMBER = re.compile(r"\d[\d,，.]*(?:万亿|千万|百万|十万|[百千万亿])?(?:余|多)?$")
_REST_OF_NUMBER = re.compile(
    rf"(?:{MULTIPLIER}?余?(?:{UNIT})|(?:万亿|[百千万亿])(?:余|多)?|年|月|日|个百分点|余|多)"
)
_NUMBERED = re.compile(r"(?:附件|附表|附录|表|图|注|之|第|编号|序号)\d+$")
_DECIMAL = re.compile(r"\d\.$")
_IN_A_TIME = re.compile(r"\d{1,4}[年月]$|(?:今|去|明|上|全|当|本)年$|季度$|上半年$|下半年$")
_REST_OF_TIME = re.compile(r"(?:底|末|初|中旬|上旬|下旬|份|\d{1,2}[月日])")
_CANNOT_END = re.compile(
    r"(?:(?<!目)的|和|与|及|以及|或|把|将|(?<![面应相])对|向|从|(?<!自理缘)由|(?<![行作人])为|(?<![存现所内])在|被|至|到"
    r"|达到|新增|实现|超过|突破|(?<!公)共|(?<![签合协节制条公预租契解])约|其中|同比|环比|不低于|不少于|不超过|不高于|力争|确保|进一步|分别|累计|已|[较比](?:上年|去年)(?:同期)?)$"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{1,6}[：:]")
"""注：…, 责任单位：…: what a line of its own begins with."""
_MEASURE = re.compile(rf"{MULTIPLIER}?(?:{UNIT})")
_LABELLED = re.compile(r"(?:单位|部门)[：:](?P<units>[^：:]*)$")
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】", "［": "］"}


def runs_on(above: str, below: str) -> bool:
    """Whether a line goes on in the next, because it cannot end where it ends.

    >>> runs_on("新建停车泊位1200", "个，投资3亿元。"), runs_on("新建公园3个", "改造道路5条")
    (True, False)
    """
    above, below = above.rstrip(), below.lstrip()
    if not above or not below or above.endswith(STOPS) or headings.numbering(below)[0]:
        return False
    if _LABEL.match(below):
        return False
    return _is_cut(above, below) or (not headings.rank(above) and _is_open(above, below))


def _is_cut(above: str, below: str) -> bool:
    """Whether a number, a time, a name or a list is cut in two, even in a numbered line."""
    return (
        below.startswith(_CANNOT_BEGIN)
        or above.endswith(_LIST_MARKS)
        or _within_a_number(above, below)
        or bool(_IN_A_TIME.search(above) and _REST_OF_TIME.match(below))
        or _open_pair(above, below)
        or _within_a_unit(above, below)
    )


def _is_open(above: str, below: str) -> bool:
    """Whether a sentence has no end."""
    return (
        bool(_CANNOT_END.search(above) and (len(above) > _SHORT or "，" in above))
        or _verb_alone(above, below)
        or _prose_goes_on(above, below)
    )


_SHORT = 9
"""So short a line may be a label or a title."""


def _within_a_number(above: str, below: str) -> bool:
    """1200 | 个, 3.5 | 亿元, 3. | 5亿元, 2024 | 年6月."""
    if _DECIMAL.search(above):
        return below[:1].isdigit()
    has_words = re.search("[\u4e00-\u9fff]", above) is not None
    if _NUMBERED.search(above):
        return False
    return has_words and bool(_IN_A_NUMBER.search(above) and _REST_OF_NUMBER.match(below))


def _open_pair(above: str, below: str) -> bool:
    """A bracket or a quotation that is open at the end, and is closed by what comes next."""
    for mark, close in _PAIRS.items():
        at = above.rfind(mark)
        if at > above.rfind(close) and close in below:
            ahead = below[: below.index(close)]
            return mark not in ahead and "。" not in ahead
    return False


def _within_a_unit(above: str, below: str) -> bool:
    """责任单位：区发展和改 | 革局、区财政局."""
    labelled = _LABELLED.search(above)
    if labelled is None:
        return False
    last = re.split("[、，,；\\s]", labelled["units"])[-1]
    if not last or _MEASURE.fullmatch(last) or form_of(last) is not None:  # 单位：万元
        return False
    if last.endswith(tuple(_PAIRS.values())):  # （…；配合单位：区财政局）: the bracket is its end
        return False
    first = re.split("[、，,；。\\s（(]", below)[0]
    return form_of(last + first) is not None


def _verb_alone(above: str, below: str) -> bool:
    """…，完成固定资产 | 投资20亿元: a verb whose number stands in the next line, which has none."""
    last, first = clauses(above)[-1].text, clauses(below)[0].text
    return (
        "，" in above
        and bool(verb(last))
        and not quantities(last)
        and bool(quantities(first))
        and not verb(first)
        and below.endswith(("。", "；"))
    )


def _prose_goes_on(above: str, below: str) -> bool:
    """A paragraph of sentences whose last one has no end, before a line that ends with one.

    A bracket behind a sentence (who answers for it) is an end.
    """
    if above.endswith(tuple(_PAIRS.values())):
        return False
    return "。" in above and below.endswith("。") and not headings.rank(below)


def stand_apart(above: str, below: str) -> bool:
    """Whether two short lines are two things told: each has a number that is whole.

    >>> stand_apart("新增学位200个", "改造道路5条"), stand_apart("新增学位", "200个")
    (True, False)
    >>> stand_apart("修建步道11公里", "配套驿站3个"), stand_apart("改造5个", "小区3万平方米")
    (True, False)
    """
    counted, told = quantities(above), quantities(below)
    if not counted or not told or counted[-1].end != len(above.rstrip()):
        return False
    named = head(above[: counted[-1].start])
    apart = told[-1].base_unit != counted[-1].base_unit
    whole = apart and len(named) > 1 and not is_bare(named)  # 改造5个⏎小区3万平方米 goes on
    return bool(verb(below)) or (whole and told[-1].end == len(below.rstrip("。；;，, ")))


def goes_on_listing(above: str, below: str) -> bool:
    """Whether a line counts one more thing of a list, in the unit of the line above it.

    >>> goes_on_listing("其中：村级冷库20座", "乡镇冷库12座")
    True
    >>> goes_on_listing("改造5个", "小区3万平方米")
    False
    """
    counted, next_ = quantities(above), quantities(below)
    if not counted or not next_ or verb(below):
        return False
    name = below[: next_[0].start]
    whole = counted[-1].end == len(above.rstrip())
    alike = counted[-1].unit == next_[0].unit
    return whole and alike and name.isalpha() and _SHORTEST_NAME <= len(name) <= _LONGEST_NAME


_SHORTEST_NAME, _LONGEST_NAME = 2, 12
