"""Persons and posts that stand among the names of units: 张三（副区长）, 区教育局（王小明）.

A person is no unit. Told by form alone (a usual surname and one or two characters more), so
callers ask only where something else speaks for a person too: a post, a bracket, a name that
stands right after a unit's.
"""

from __future__ import annotations

from ontology import late_re as re

SURNAMES = (
    "习王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万"
    "钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿兰焦俞左柳甘祝包宁尚符舒阮"
    "柯纪梅童凌毕单季裴霍涂苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤穆卓古吉缪简车"
    "权桑仝亓商巴宗宣谌蔺逄冼应仰揭银衣贡盖门闻尧米呼延由益智楚晁邸苑揣佘禹於訾璩郗鄢戈鹿贵卿郜阚楼闾湛訚"
    "芦麦褚娄窦戚岑景宫费卜冷晏席卫米柏瞿桂佟臧闵苟邬边卞姬仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查"
)
"""Usual surnames of one character."""
_PERSON = re.compile(
    rf"(?:[{SURNAMES}]|欧阳|上官|司马|诸葛|司徒|尉迟|皇甫|慕容|令狐|夏侯)[\u4e00-\u9fff]{{1,2}}"
)
_UNIT_ENDING = re.compile(
    r"[局委办处科股室所站部厅署院校馆园区县市镇乡村街路会社团队组行司线片中山河湖江厂店场库坝]$"
)
_POST = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:(?:[省市区县州旗镇乡局厅处科所院校部站]|秘书|委员|指挥|董事|会|行|"
    r"组|队)长"
    r"|书记|主任(?:委员)?|常委|主席|总指挥|总经理|调研员|(?:主要|分管|主管|责任|挂钩|联系|"
    r"包抓)领导|同志)"
)


def is_person(words: str) -> bool:
    """Whether words have the form of a person's name (`王小明`, `欧阳明`)."""
    return bool(_PERSON.fullmatch(words)) and not _UNIT_ENDING.search(words)


def is_post(words: str) -> bool:
    """Whether words name a post, with or without its holder (`副区长`, `区长王五`)."""
    if _POST.fullmatch(words):
        return True
    held = _POST.match(words)
    return held is not None and is_person(words[held.end() :])


def names_persons(words: str) -> bool:
    """Whether all of a list of names are persons or posts (`王小明、副区长`)."""
    parts = [part for part in re.split(r"[、，,；;/\s·:：]+", words) if part]
    return bool(parts) and all(is_person(part) or is_post(part) for part in parts)
