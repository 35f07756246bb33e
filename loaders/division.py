"""Which division a document is of: by the registries, else by its title."""

from __future__ import annotations

import re

from kg.model import Division
from loaders.language.registry import division_of
from loaders.language.text import normal_name
from loaders.reading.document import Document

_BEFORE_PLACE = r"^(?:关于|附件|中共|\W|\d)*"
_ABOVE = (
    r"(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?(?:自治州|市|州|盟|地区))?"
)
_PLACE = re.compile(
    rf"{_BEFORE_PLACE}{_ABOVE}"
    r"(?P<name>[\u4e00-\u9fff]{2,12}?(?:自治[县州旗]|新区|区|县|旗|市)|[\u4e00-\u9fff]县"
    r"|[\u4e00-\u9fff]{2,6}?(?:街道|[镇乡](?=\W|\d|$|年|人民政府|政府|党委|重点|民生)))"
)
"""The place that a title begins with, after its province and city."""

_NO_PLACE = re.compile(
    r"年|政府|工作|任务|项目|重点|民生|实事|报告|[全本我各省某][省区市县州]|[小片景山灾学校库辖城街社园厂]区$|棚户区"
    r"|示范区|功能区|^[开高][发新]区|小镇|[城乡村]镇"
)


def document_division(document: Document, title: str) -> Division:
    """The registered division the text shows, else the one its title names, else its own name.

    A division that no registry knows has its own name as code (see `Division`).
    """
    known = division_of(document.text)
    if known is not None:
        return known
    match = _PLACE.search(re.sub(r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?", " ", title))
    if match is not None and not _NO_PLACE.search(match["name"]):
        return Division(match["name"], match["name"])
    stem = normal_name(document.name.rsplit(".", 1)[0])
    return Division(stem, stem)
