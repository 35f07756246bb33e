"""What a place wants to become (打造某某高地), and the titles that it wins (获评省级某某区)."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.language import heads
from loaders.language.boundaries import has_verb, name_start
from loaders.language.name import Name
from ontology import late_re as re
from ontology.text import quoted

_DESIGNATION = re.compile(
    r"(?:国家级?|全国|省级|全省|市级|全市)(?P<name>[\u4e00-\u9fff]{0,12}?(?:示范区|先行区|试验区|"
    r"试点区|模范区|先进区|示范县|"
    r"示范城市|文明城区|文明城市|文明县城|园林城区|卫生城市|卫生县城|创新型城市|百强县|标杆区|"
    r"先进单位))"
)


_TITLE = (
    r"(?P<name>(?:国家级?|全国|省级|全省|市级|全市)[\u4e00-\u9fff]{4,20}?(?:区|县|市|城市|基地|试点|单位|中心|高地|乡镇|村))"
    r"(?=[，,。；、]|$|建设|称号|等(?:荣誉|称号|国家|省))"
)


_NEXT_TITLE = re.compile(f"[、和]{_TITLE}")


_TITLE_TO_WIN = re.compile(
    r"(?:创建|(?<!力)争创|创成|获评|获批|入选|荣获|评为|命名为|列入|纳入)(?:首批|第[一二三四五六]批)?"
    + _TITLE
)


_AIM = re.compile(
    r"(?P<name>(?:强县|强省|样板[市县]|标杆[市县]|示范县|先行区|核心区|引领区|先导区|名区|名城|强区|强市|首善之区|标杆区|样板区))(?=[的，。；、]|$|"
    r"建设|崛起)"
)


_AIM_LIST = re.compile(
    r"(?:打造|建设|建成|创建|(?<!力)争创|创成|争当|迈向|冲刺|锻造|构筑|赋予了?(?:[\u4e00-\u9fff]{2,3}[区县市])?)(?:成为?|为)?(?P<names>[^，。；：！？“”\n]{3,60}?)"
    r"(?=的?(?:奋斗|总|发展|工作|主要)?目标|的(?:定位|使命|战略)|的?“|[，。；！？”\n]|$)"
)


_AIM_NOUN = re.compile(
    r"(?:先行区|示范区|试验区|引领区|先导区|核心区|标杆区|样板区|集聚区|首善之?区|度假区|高新区|示范[县市带]|样板[县市]|标杆[县市]|"
    r"先行[县市]|引领[县市]|[强名][县市区城镇]|(?<![老主建])城区|拓展区|承载区|(?<!老旧)城市|门户|经济区|经济带|(?:集散|消费|创新|贸易|航运|港航|物流|金融)中心|制造业基地|之[都城乡门窗]|高地|增长极|目的地|中心城[区市])$"
)
"""What a place wants to become: 打造甲先行区、乙高地和丙示范区."""


def _after_verbs(text: str) -> list[Name]:
    """One aim or several after one verb."""
    found = []
    for match in _AIM_LIST.finditer(text):
        for start, end in _aim_spans(text, *match.span("names")):
            words = text[start:end]
            if len(words) < _SHORTEST_AIM or _AIM_NOUN.fullmatch(words) or _is_plain_aim(words):
                continue
            won = re.match(r"国家级?|全国|省级|市级", words)
            found.append(Name(start, end, words, "Programme" if won else "Strategy", "headed"))
    return found


_SHORTEST_AIM = 4


_PLAIN_AIM = 6


def _is_plain_aim(words: str) -> bool:
    """特色街区 describes a sort; what says more (现代化国际化中心城区) is one place's aim."""
    return len(words) < _PLAIN_AIM and heads.describes(words)


def _aim_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of a list of aims; 和 parts two only where the one before it is an aim."""
    at = start
    for cut in (*re.finditer(r"、|和|与|以及", text[start:end]), None):
        left = start + cut.start() if cut else end
        if _AIM_NOUN.search(text[at:left]) is None:
            if cut and cut.group() == "、":
                at = start + cut.end()
            continue
        of = text.rfind("的", at, left)
        at = of + 1 if of >= 0 else at
        if left > at:
            yield at, left
        at = start + cut.end() if cut else end


def aims(text: str) -> list[Name]:
    """The titles that a text names as won or to be won, and what a place wants to become."""
    found = [*_titles(text), *_after_verbs(text)]
    slogans = [each for each in quoted(text) if "、" in text[each[0] : each[1]]]
    for match in _AIM.finditer(text):
        if any(left < match.start() < right for left, right in slogans):
            continue  # “工业强县、科技兴县”
        start = name_start(text, match.end("name") - 2)
        words = text[start : match.end("name")]
        if 4 <= len(words) <= 14 and not heads.describes(words):
            found.append(Name(start, match.end("name"), words, "Strategy", "headed"))
    return found


def _titles(text: str) -> list[Name]:
    found = []
    for match in _DESIGNATION.finditer(text):
        if len(match["name"]) < 4 or has_verb(match["name"]):
            continue  # 省级示范区 names no title
        found.append(Name(match.start(), match.end(), match.group(), "Programme", "headed"))
    for match in _TITLE_TO_WIN.finditer(text):
        title: re.Match[str] | None = match
        while title is not None:  # 获评国家级甲区、省级乙区
            found.append(Name(*title.span("name"), title["name"], "Programme", "headed"))
            title = _NEXT_TITLE.match(text, title.end())
    return found
