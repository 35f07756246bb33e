"""The divisions of China by GB/T 2260: found by code, by name, by path, each for its date.

The table (`divisions.tsv`, written by `benchmarks/divisions.py`) is read when a division is
first looked for. One of its lines is an :class:`Area`: one validity of a code. The code in
identities (:attr:`Area.key`) is the six digits for the first validity since 2000, and the digits
with the year it began for each later one: 330105 and, since 下城区 was merged into it,
330105-2021.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ontology import FOLDER
from ontology import late_re as re
from ontology.division import Division
from ontology.errors import RegistryError

BELOW = "~"
"""What parts a division's key from the name of one below it that has no code of its own:
a development zone, a town (330100~杭州高新区)."""

UNRESOLVED = "!"
"""What parts a name that several divisions have from the document that leaves it open."""


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """One validity of a code. begins, ends: years as of 31 December; ends: not included."""

    code: str
    begins: int
    name: str
    above: str
    ends: int | None
    followed: tuple[str, ...]
    key: str

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        if self.code.endswith("0000"):
            return 1
        return 2 if self.code.endswith("00") else 3

    @property
    def division(self) -> Division:
        return Division(self.key, self.name)

    def valid(self, year: int | None) -> bool:
        """Whether it holds at the end of a year (None: today)."""
        if year is None:
            return self.ends is None
        return self.begins <= year and (self.ends is None or year < self.ends)

    def touches(self, year: int | None) -> bool:
        """Whether it holds at the end of a year, or ended in it: then it held at its beginning."""
        return self.valid(year) or (year is not None and self.ends == year)

    @property
    def short(self) -> str:
        """Its name without its last word: 杭州, 拱墅, 阿坝 (`short_form`)."""
        return short_form(self.name)


_ETHNIC = (
    "(?:各族|(?<!内)蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|"
    "哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|"
    "达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|怒族|鄂温克族|独龙族|裕固族|"
    "保安族|普米族|德昂族|京族)"
)
_LAST_WORD = re.compile(
    rf"{_ETHNIC}*自治[区州县旗]$|特别行政区$|(?:地区|新区|林区|特区|矿区|[省市区县州盟旗])$"
)


def short_form(name: str) -> str:
    """A division's name without its last word, if two characters are left (易县 stays 易县)."""
    short = _LAST_WORD.sub("", name)
    return short if len(short) > 1 else name


def medium_form(name: str) -> str | None:
    """阿坝州 for 阿坝藏族羌族自治州, 龙胜县 for 龙胜各族自治县; None of names without a people."""
    if "自治" not in name:
        return None
    match = re.search(r"自治([州县旗])$", name)
    return f"{short_form(name)}{match[1]}" if match and short_form(name) != name else None


@dataclass(frozen=True)
class Divisions:
    """The table, looked up. All areas, in order of code and year."""

    areas: tuple[Area, ...]
    by_code: Mapping[str, tuple[Area, ...]]
    by_name: Mapping[str, tuple[Area, ...]]
    """By full, medium (阿坝州) and customary forms (科右中旗)."""
    by_short: Mapping[str, tuple[Area, ...]]
    by_key: Mapping[str, Area]

    def of_code(self, code: str, year: int | None = None) -> Area | None:
        """The area of a code at the end of a year (today); of a key (330105-2021) that very one."""
        if "-" in code:
            return self.by_key.get(code)
        return next((each for each in self.by_code.get(code, ()) if each.valid(year)), None)

    def named(self, name: str, year: int | None = None) -> tuple[Area, ...]:
        """The areas of a full name that hold at the end of a year, or held at its beginning."""
        found = self.by_name.get(name)
        return () if found is None else tuple(each for each in found if each.touches(year))

    def shortly(self, name: str, year: int | None = None) -> tuple[Area, ...]:
        """The areas that a name without its last word may mean."""
        found = self.by_short.get(name)
        return () if found is None else tuple(each for each in found if each.touches(year))

    def above(self, area: Area, year: int | None = None) -> Iterator[Area]:
        """What stands above an area, from the next to the province."""
        code = area.above
        while code:
            known = self.by_code.get(code, ())
            found = next((each for each in known if each.valid(year)), known[-1] if known else None)
            if found is None:
                return
            yield found
            code = found.above

    def children(self, area: Area, year: int | None = None) -> tuple[Area, ...]:
        """The areas right below one, at the end of a year (today)."""
        return tuple(each for each in self.areas if each.above == area.code and each.valid(year))

    def path(self, area: Area, year: int | None = None) -> str:
        """An area with what stands above it: 福建省福州市鼓楼区."""
        return "".join([each.name for each in [*self.above(area, year)][::-1]] + [area.name])

    def is_within(self, area: Area, other: Area) -> bool:
        """Whether an area is another, or stands below it."""
        codes = {area.code, *(each.code for each in self.above(area, area.begins))}
        codes |= {each.code for each in self.above(area)}
        return other.code in codes

    def at_path(self, words: str, year: int | None = None) -> tuple[Area, ...]:
        """The areas that a path means, in full or short words: 福建福州鼓楼, 杭州市拱墅区, 拱墅.

        Several where it leaves several open; none where it is no path of the table.
        """
        found: set[Area] = set()
        self._walk(words, None, year, found)
        exact = {each for each in found if words.endswith(each.name)}
        chosen = exact or found
        # 吉林 alone: the higher; a county-level 朝阳 and a prefecture 朝阳 stay both open.
        lasting = {each for each in chosen if each.valid(year)}
        return tuple(sorted(lasting or chosen))

    def _walk(self, words: str, above: Area | None, year: int | None, found: set[Area]) -> None:
        for end in range(len(words), 1, -1):
            head = words[:end]
            for each in {*self.named(head, year), *self.shortly(head, year)}:
                if above is not None and (each == above or not self.is_within(each, above)):
                    continue
                if end == len(words):
                    found.add(each)
                else:
                    self._walk(words[end:], each, year, found)


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """The table. RegistryError if it is malformed."""
    path = FOLDER / "divisions.tsv"
    areas: list[Area] = []
    seen: set[str] = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith(("#", "code\t")):
            continue
        fields = line.split("\t")
        if len(fields) != _FIELDS or not fields[0].isdigit():
            raise RegistryError(f"line {number} is no line of the table", where=str(path))
        code, name, above, begins, ends, followed = fields
        key = f"{code}-{begins}" if code in seen else code
        seen.add(code)
        areas.append(
            Area(
                code=code,
                begins=int(begins),
                name=name,
                above=above,
                ends=int(ends) if ends else None,
                followed=tuple(followed.split()),
                key=key,
            )
        )
    return Divisions(
        areas=tuple(areas),
        by_code=_grouped((each.code, each) for each in areas),
        by_name=_grouped((name, each) for each in areas for name in _full_names(each.name)),
        by_short=_grouped((short, each) for each in areas if (short := each.short) != each.name),
        by_key={each.key: each for each in areas},
    )


_FIELDS = 6


def _full_names(name: str) -> set[str]:
    return {each for each in (name, medium_form(name), CUSTOMARY.get(name)) if each is not None}


CUSTOMARY = {
    **{f"科尔沁{one[0]}翼{one[1]}旗": f"科{one}旗" for one in ("左中", "左后", "右前", "右中")},
    **{f"察哈尔右翼{at}旗": f"察右{at}旗" for at in "前中后"},
    **{f"乌拉特{at}旗": f"乌{at}旗" for at in "前中后"},
    **{f"{name}{at}旗": f"{name[0]}{at}旗" for name in ("巴林", "阿拉善") for at in "左右"},
    **{f"苏尼特{at}旗": f"苏{at}旗" for at in "左右"},
    **{f"新巴尔虎{at}旗": f"新{at}旗" for at in "左右"},
    **{f"{at}乌珠穆沁旗": f"{at}乌旗" for at in "东西"},
    "达尔罕茂明安联合旗": "达茂旗",
    "鄂托克前旗": "鄂前旗",
    "阜新蒙古族自治县": "阜蒙县",
    "喀喇沁左翼蒙古族自治县": "喀左县",
    "前郭尔罗斯蒙古族自治县": "前郭县",
    "杜尔伯特蒙古族自治县": "杜蒙县",
    "博尔塔拉蒙古自治州": "博州",
    "克孜勒苏柯尔克孜自治州": "克州",
}
"""Names that the offices of a division themselves write for its own, and that no other has."""


def _grouped(pairs: Iterable[tuple[str, Area]]) -> Mapping[str, tuple[Area, ...]]:
    groups: defaultdict[str, list[Area]] = defaultdict(list)
    for name, area in pairs:
        groups[name].append(area)
    return {name: tuple(found) for name, found in groups.items()}


_SINCE = {
    "330102-2021": "2021-04-09",
    "330105-2021": "2021-04-09",
    "330110-2021": "2021-04-09",
}
"""Days on which validities began, where the year is not enough: of Hangzhou the day on which the
province's notice (dated 2021-03-11, by 国函〔2021〕29号) was published and carried out."""


def since(area: Area) -> str | None:
    """The day on which a validity began, where it is known."""
    return _SINCE.get(area.key)


# --- divisions without a code -----------------------------------------------------

ZONE = re.compile(
    r"(?:(?:经济技术|高新技术产业|高新技术|经济|产业|旅游)?(?:开发|示范|度假|合作|试验|集聚|集中)区"
    r"|高新区|经开区|经济区|产业园区|工业园区|综合保税区|保税区|新区|新城|功能区|管理区)(?:管委会|管理委员会)?$"
)
"""What ends the name of a development zone or functional area."""


OF_PORT = re.compile(r"[港湖湾河江岛](?=经济|高新|综合|开发|风景|度假|新)")
"""What the name of a city goes on with in that of a zone: 东营港经济开发区."""


def below(area: Area, name: str) -> Division:
    """A division below one of the table that has no code: a development zone, a town.

    Its key is that of the one above and its name, which loses what is said of it twice:
    the name of the one above (杭州市高新区 is 高新区 below 杭州市), and 管委会. It is called by
    both where what is left says of no place (兰州新区).
    """
    name = re.sub(r"(?:管委会|管理委员会)$", "", name)
    for lead in (area.name, area.short):
        port = lead == area.short and OF_PORT.match(name, len(lead))
        if name.startswith(lead) and len(name) > len(lead) + 1 and not port:
            name = name.removeprefix(lead)
            break
    called = f"{area.short}{name}" if ZONE.fullmatch(name) else name
    return Division(f"{area.key}{BELOW}{name}", called)


def gb_code(key: str) -> str | None:
    """The code that a division's key stands for: six digits of GB/T 2260; None if it has none."""
    match = re.fullmatch(r"(\d{6})(?:-\d{4})?", key)
    return match[1] if match else None
