"""What each form of a period says: from the parts that its pattern found, to its normal form."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from loaders.language.numerals import chinese_number
from loaders.language.period import FROM_DOCUMENT, OPEN, STATED, Now
from loaders.lexicon import lexicon
from ontology import late_re as re

# --- the parts of the grammar ---------------------------------------------------------------

WORDS = lexicon("periods")

RELATIVE = {word: int(shift) for word, shift in WORDS.words("period/relative-year").items()}


def _number(words: str | None) -> int:
    if not words:
        return 0
    if words.isdigit():
        return int(words)
    if words == "元":  # 元至九月
        return 1
    value = chinese_number(words)
    return int(value) if value is not None else 0


_Read = tuple[str, str]
"""A value, and where its year is from."""

Reader = Callable[[re.Match[str], Now], _Read | None]
"""What a match of a form stands for, counted from now."""


def _year(match: re.Match[str], now: Now, tag: str = "") -> tuple[int | str, str] | None:
    """The year that words name, or the document's; None if neither is known."""
    groups = match.groupdict()
    if groups.get(f"y{tag}"):
        return int(groups[f"y{tag}"]), STATED
    if groups.get(f"c{tag}"):
        value = chinese_number(re.sub("[○0]", "〇", groups[f"c{tag}"]))
        return (int(value), STATED) if value is not None and 1900 <= value < 2100 else None
    if groups.get(f"s{tag}"):
        year = 2000 + int(groups[f"s{tag}"])
        near = isinstance(now.year, int) and abs(year - now.year) <= _NEAR_YEARS
        # 30年 is as often a number of years: a year only once it has come
        near = near and not (year >= _LATE and isinstance(now.year, int) and year > now.year)
        return (year, STATED) if near else None
    shift = RELATIVE.get(groups.get(f"r{tag}") or "", 0)
    if now.year is None:
        return None
    if isinstance(now.year, str):
        return (now.year, OPEN) if not shift else None  # last year, of a year that nobody said
    return now.year + shift, FROM_DOCUMENT


_LATE = 2030
_NEAR_YEARS = 6
"""How far a year of two digits may lie from the document's."""


def _told(match: re.Match[str], value: str, year_from: str) -> _Read:
    """The value as a deadline, an open span or as it is, by the words around it."""
    groups = match.groupdict()
    if groups.get("since"):
        return f"{value.partition('/')[0]}/..", year_from
    if groups.get("until"):
        return f"../{value.rpartition('/')[2]}", year_from
    if groups.get("by"):
        return f"by {value.rpartition('/')[2]}", year_from
    return value, year_from


# --- the forms --------------------------------------------------------------------------------


def _months(first: tuple[int | str, int], last: tuple[int | str, int]) -> str:
    """Months from one to the other, in the shortest form."""
    (year, begin), (end_year, end) = first, last
    whole = {(1, 12): f"{year}", (1, 6): f"{year}H1", (7, 12): f"{year}H2"}
    if year == end_year and (begin, end) in whole:
        return whole[begin, end]
    if (year, begin) == (end_year, end):
        return f"{year}-{begin:02}"
    return f"{year}-{begin:02}/{end_year}-{end:02}"


def read_days(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    first = _number(match["m"])
    last = _number(match["m2"]) or first
    end = _year(match, now, "2") if _names_year(match, "2") else known
    if end is None:
        return None
    start = f"{known[0]}-{first:02}-{_number(match['d']):02}"
    return f"{start}/{end[0]}-{last:02}-{_number(match['d2']):02}", known[1]


def _names_year(match: re.Match[str], tag: str) -> bool:
    return any(match.groupdict().get(f"{each}{tag}") for each in "ycsr")


def read_months(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    first, last = _number(match["m"]), _number(match["m2"])
    end = known
    if _names_year(match, "2"):
        relative = match["r2"]
        if relative == "次年" and isinstance(known[0], int):
            end = known[0] + 1, known[1]
        else:
            found = _year(match, now, "2")
            if found is None:
                return None
            end = found
    if end[0] == known[0] and last < first:
        return "", OPEN  # 11月至3月: of which year the end is, is not said
    return _told(match, _months((known[0], first), (end[0], last)), known[1])


def read_two_months(match: re.Match[str], now: Now) -> _Read | None:
    """Two months beside each other (7、8月) are a stretch; of 3月和9月 no stretch is the time."""
    known = _year(match, now)
    if known is None:
        return None
    first, last = int(match["m"]), int(match["m2"])
    if last != first + 1:
        return "", OPEN
    return _told(match, _months((known[0], first), (known[0], last)), known[1])


_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}
"""The three parts of a month: first and last day (0: the month's own)."""


def read_month(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    day = _number(match["d"])
    value = f"{known[0]}-{_number(match['m']):02}" + (f"-{day:02}" if day else "")
    ten = next((part for part in _TEN_DAYS if part in match["edge"]), None)
    if ten is not None and isinstance(known[0], int):
        first, last = _TEN_DAYS[ten]
        last = last or monthrange(known[0], _number(match["m"]))[1]
        value = f"{value}-{first:02}/{value}-{last:02}"
    ends = match["edge"][-1:] in ("底", "末") and not (match["since"] or match["until"])
    said, year_from = _told(match, value, known[1])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def read_date(match: re.Match[str], now: Now) -> _Read | None:
    del now
    year, month, day = (int(match[each]) for each in ("yy", "mm", "dd"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _told(match, f"{year}-{month:02}-{day:02}", STATED)


def read_dates(match: re.Match[str], now: Now) -> _Read | None:
    """From one day to another, in digits: 2024.3.1至2024.11.30."""
    del now
    first = [int(match[each]) for each in ("yy", "mm", "dd")]
    last = [int(match["yy2"] or match["yy"]), int(match["mm2"]), int(match["dd2"])]
    if not all(1 <= month <= 12 and 1 <= day <= 31 for _, month, day in (first, last)):
        return None
    if last < first:
        return None
    begin, end = (f"{year}-{month:02}-{day:02}" for year, month, day in (first, last))
    return f"{begin}/{end}", STATED


MEASURED = "[万亿千百%‰个家元米吨人户]"
"""What makes of 2024.06 a number."""


def read_month_in_digits(match: re.Match[str], now: Now) -> _Read | None:
    del now
    value = f"{match['y']}-{int(match['m'] or match['m1']):02}"
    said, year_from = _told(match, value, STATED)
    ends = match["edge"][-1:] in ("底", "末") and not (match["since"] or match["until"])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def read_months_in_digits(match: re.Match[str], now: Now) -> _Read | None:
    """From one month to another, in digits: 2024.1—2024.11."""
    del now
    first, last = (int(match["yy"]), int(match["mm"])), (int(match["yy2"]), int(match["mm2"]))
    if not all(1 <= month <= 12 for _, month in (first, last)) or last < first:
        return None
    return _months(first, last), STATED


def read_from_year(match: re.Match[str], now: Now) -> _Read | None:
    """From a year to a month of another: 2022年至2024年6月底."""
    del now
    first, last = (int(match["yy"]), 1), (int(match["yy2"]), _number(match["mm2"]))
    return (_months(first, last), STATED) if first < last else None


def read_compact(match: re.Match[str], now: Now) -> _Read | None:
    return read_date(match, now)


def _quarter_span(year: int | str, first: int, last: int) -> str:
    if first == last:
        return f"{year}Q{first}"
    return _months((year, first * 3 - 2), (year, last * 3))


def read_quarter(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    number = _number(
        next(filter(None, (match.groupdict().get(each) for each in ("q", "q1", "q0"))), "")
    )
    said, year_from = _told(match, f"{known[0]}Q{number}", known[1])
    ends = match["edge"][-1:] in ("底", "末") and not (match["since"] or match["until"])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def read_quarters(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    first, last = _number(match["q"]), _number(match["q2"])
    if known is None or (last != first + 1 and _AND.search(match.group())):
        return None  # 二、四季度工作打算: the number of a heading
    if last <= first:
        return "", OPEN
    return _told(match, _quarter_span(known[0], first, last), known[1])


_AND = re.compile("[、和及]")


def read_first_quarters(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    count = 2 if match["n"] == "两" else _number(match["n"])
    if known is None or not 2 <= count <= 4:
        return None
    return _told(match, _quarter_span(known[0], 1, count), known[1])


def read_half(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    half = f"{known[0]}H{WORDS.words('period/half')[match['half']]}"
    return _ended(match, _told(match, half, known[1]))


def _ended(match: re.Match[str], read: _Read) -> _Read:
    """The end of a span (上半年末, 本月底) is a deadline, where nothing else is said of it."""
    groups = match.groupdict()
    open_end = groups.get("since") or groups.get("until")
    if (
        not (groups["end"] or groups.get("last"))
        or open_end
        or read[0].startswith("by ")
        or not read[0]
    ):
        return read
    return f"by {read[0]}", read[1]


def read_first_months(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    said = match["n"] or match["few"]
    count = 2 if said == "两" else _number(said)
    if known is None or not 1 <= count <= 12:
        return None
    return _told(match, _months((known[0], 1), (known[0], count)), known[1])


def read_years(match: re.Match[str], now: Now) -> _Read | None:
    first, last = _year(match, now, "1"), _year(match, now, "2")
    if first is None or last is None or not isinstance(first[0], int):
        return None
    if not isinstance(last[0], int) or last[0] <= first[0]:
        return None
    return _told(match, f"{first[0]}/{last[0]}", STATED if first[1] == STATED else last[1])


def read_pair(match: re.Match[str], now: Now) -> _Read | None:
    if not isinstance(now.year, int):
        return "", OPEN
    first = now.year + {"前去": -2, "去今": -1, "今明": 0, "明后": 1}[match["pair"]]
    return f"{first}/{first + 1}", FROM_DOCUMENT


def read_year(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    if match.groupdict().get("vague"):
        return "", OPEN  # 2024年初, 明年年中: which days, nobody can tell
    said, year_from = _told(match, str(known[0]), known[1])
    ends = match["end"] and not (match["since"] or match["until"])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def read_word(match: re.Match[str], now: Now) -> _Read | None:
    if now.year is None:
        return None
    value, year_from = str(now.year), OPEN if isinstance(now.year, str) else FROM_DOCUMENT
    return _told(match, value, year_from)


def read_plan(match: re.Match[str], now: Now) -> _Read | None:
    del now
    first = int(WORDS.words("period/plan")[match["plan"]])
    value = f"{first}/{first + 4}"
    if match["vague"]:
        return "", OPEN
    if match["year"]:
        return _told(match, str(first if match["year"] == "开局" else first + 4), STATED)
    if match["n"]:
        count = _number(match["n"].replace("两", "二"))
        if not 1 <= count <= 4:
            return "", OPEN
        side = match["side"]
        value = (
            f"{first + 5 - count}/{first + 4}" if side == "后" else f"{first}/{first + count - 1}"
        )
    if match["last"]:
        return f"by {first + 4}", STATED
    return _told(match, value, STATED)


def read_past(match: re.Match[str], now: Now) -> _Read | None:
    count = _number(match["n"].replace("两", "二"))
    if not isinstance(now.year, int) or not 2 <= count <= 20:
        return "", OPEN
    return f"{now.year - count + 1}/{now.year}", FROM_DOCUMENT


def read_coming(match: re.Match[str], now: Now) -> _Read | None:
    count = _number(match["n"].replace("两", "二"))
    if not isinstance(now.year, int) or not 2 <= count <= 20:
        return "", OPEN
    return f"{now.year + 1}/{now.year + count}", FROM_DOCUMENT


def read_near(match: re.Match[str], now: Now, entry: str, months: int) -> _Read | None:
    """A month or quarter counted from the one up to which the document reports."""
    if not isinstance(now.year, int) or now.month is None:
        return "", OPEN
    shift = int(WORDS.words(entry).get(match["word"], 0))
    at = now.year * 12 + now.month - 1 + shift * months
    year, month = divmod(at, 12)
    value = f"{year}-{month + 1:02}" if months == 1 else f"{year}Q{month // 3 + 1}"
    return _ended(match, _told(match, value, FROM_DOCUMENT))


def read_same_time(match: re.Match[str], now: Now) -> _Read | None:
    del match
    if not isinstance(now.year, int):
        return "", OPEN
    year = now.year - 1
    whole = now.month in (None, 12)
    return (str(year) if whole else _months((year, 1), (year, now.month or 12))), FROM_DOCUMENT


def read_unknown(match: re.Match[str], now: Now) -> _Read | None:
    del match, now
    return "", OPEN
