"""Names of organs as lines of a head: one, several in a row, several spread over a line."""

from __future__ import annotations

from ontology import late_re as re
from ontology.text import half_width, squeeze

_ORGAN_END = (
    r"(?:人民政府|政府|办公室|办公厅|督查室|研究室|管委会|委员会|委|局|厅|部|院|会|处|中心"
    r"|领导小组|指挥部|工作组|专班|(?:检查|调研|督导|督查|巡察|巡视)组|办|党组|集团|公司|[支总大]队|调查队|公署|行署)"
)
ORGAN = re.compile(
    rf"(?:中共|中国共产党)?[\u4e00-\u9fff“”]{{2,30}}(?:[（(][\u4e00-\u9fff]{{2,15}}[）)][\u4e00-\u9fff]{{0,25}})?{_ORGAN_END}"
)
_NO_ORGAN = re.compile(
    r"关于|届|召开|举行|转发|批转|座谈会$|推进会$|调度会$|大会(?!(?:[\u4e00-\u9fff]{2,8})?(?:委员会|常委会)|$)|(?<!代表)大会|会议|(?<!感染)的|[在与及]|(?<![无犍])为|全会|[，。：！？]|建设委$|[主承协交催督]办$"
    r"|(?:发布|听证|动员|表彰|观摩|通气|恳谈|协调|部署|报告)会$"
)
SPEAKER = re.compile(
    r"^(?!.*(?:召开|主持|举行|会议|办公会))(?P<organ>[\u4e00-\u9fff]{2,25}?(?:(?:人民)?政府(?:办公[室厅])?|委员会|常委会|局|厅|委(?![员会])|办公室))?[\u4e00-\u9fff]{0,8}?(?:党[组委]书记[、，])?代?"
    r"(?:[省市州区县旗盟镇乡]长(?![\u4e00-\u9fff][区县市])|局长|厅长|主任|书记|主席|专员)(?:(?!在)[\u4e00-\u9fff?]{2,8}|某+)$"
)
"""Who speaks or signs; the 市长 of 某市长安区 is none."""


def organs_in(words: str) -> list[str]:
    """The organs that a line consists of; none where it says anything else."""
    if _NO_ORGAN.search(words) or not ORGAN.fullmatch(words):
        return []
    return [words]


PLACE = re.compile(r"(?:中共|中国共产党)?([\u4e00-\u9fff]{2,8}?[省市州区县旗])")


def organs_spaced(raw: str) -> list[str]:
    """The organs of a line with white space between them; [] if it is anything else."""
    parts = [squeeze(each) for each in half_width(raw).split()]
    return parts if parts and all(map(organs_in, parts)) else []


def organs_listed(words: str) -> list[str]:
    """The organs that a line consists of, one or several with 、 between them.

    >>> organs_listed("青石市财政局、青石市水利局"), organs_listed("财政局、水利局要")
    (['青石市财政局', '青石市水利局'], [])
    """
    parts = words.split("、")
    return parts if all(map(organs_in, parts)) else []


def organs_joined(words: str) -> list[str]:
    """The organs that some words consist of, one after the other without a mark between."""
    found: list[str] = []
    rest = re.sub(r"\s+", "", words).strip("、")
    while rest:
        ends = [
            match.end()
            for match in re.finditer(_ORGAN_END, rest)
            if match.end() == len(rest)
            or re.match(
                r"(?!办公[室厅]|督查室|研究室)(?:[、]|中共|中国共产党|[\u4e00-\u9fff]{1,8}?[省市州区县旗])",
                rest[match.end() :],
            )
        ]
        end = next((e for e in ends if _fits(rest[:e], rest[e:])), None)
        if end is None:
            return []
        found.append(rest[:end])
        rest = rest[end:].lstrip("、")
    return found


def _fits(words: str, rest: str) -> bool:
    if not organs_in(words):
        return False
    place = PLACE.match(words)
    # Two organs one after the other are of one place: 某省农业农村厅某省财政厅.
    again = place is not None and re.match(rf"(?:中共|中国共产党)?{place[1]}", rest)
    return not rest or rest.startswith("、") or bool(again)
