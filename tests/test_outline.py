"""Headings without numbers, numbered key words, captions: told by form in invented articles."""

from __future__ import annotations

from loaders.formats.text import read_text
from loaders.layout.outline import Role, outline

PROSE = "青石区推进各项工作，取得了实实在在的成效，群众的获得感不断增强。"


def placed(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    blocks = read_text(text, "某.txt").blocks
    return [(each.block.piece.text[:8], each.role.value, each.section) for each in outline(blocks)]


def test_headings_of_three_ranks_and_captions() -> None:
    found = placed(
        f"""青石答卷
{PROSE}
云雀湖公园一角
创客小镇全景
上半年指标平稳向好
产业升级步伐加快
{PROSE}
城乡面貌持续改善
{PROSE}
下半年 重点做好两方面工作
以“双百行动”为抓手 推动产业能级提升
{PROSE}
大力度招商引资
{PROSE}
以“满意青石”为目标 增进民生福祉
{PROSE}
"""
    )
    first, second = "上半年指标平稳向好", "下半年 重点做好两方面工作"
    industry, welfare = "以“双百行动”为抓手 推动产业能级提升", "以“满意青石”为目标 增进民生福祉"
    roles = [(role, section) for _, role, section in found]
    assert roles == [
        ("title", ()),
        ("paragraph", ()),
        ("caption", ()),
        ("caption", ()),
        ("heading", (first,)),
        ("heading", (first, "产业升级步伐加快")),
        ("paragraph", (first, "产业升级步伐加快")),
        ("heading", (first, "城乡面貌持续改善")),
        ("paragraph", (first, "城乡面貌持续改善")),
        ("heading", (second,)),
        ("heading", (second, industry)),
        ("paragraph", (second, industry)),
        ("heading", (second, industry, "大力度招商引资")),
        ("paragraph", (second, industry, "大力度招商引资")),
        ("heading", (second, welfare)),
        ("paragraph", (second, welfare)),
    ]


KEYS = {
    "招商": "这一年，招商引资成果丰硕，项目纷至沓来，产业结构更优。",
    "治水": "治水攻坚久久为功，河道水质明显改善，两岸风景如画。",
    "旧改": "旧改工程全面铺开，老旧小区换了新颜，居民赞不绝口。",
    "养老": "养老服务更有温度，食堂开到家门口，老人笑口常开。",
}


def sections(text: str) -> dict[str, tuple[str, ...]]:
    blocks = read_text(text, "某.txt").blocks
    return {
        each.block.piece.text.strip(): each.section
        for each in outline(blocks)
        if each.role is Role.PARAGRAPH
    }


def test_key_words_above_their_paragraphs() -> None:
    lines = [f"{at} {key}\n{text}" for at, (key, text) in enumerate(KEYS.items(), start=1)]
    found = sections("年度关键词\n" + "\n".join(lines) + "\n")
    assert found == {text: (key,) for key, text in KEYS.items()}


def test_key_words_below_their_paragraphs_and_the_last_one_above() -> None:
    """As in a picture story: each page ends with its key word, but the last page begins so."""
    (one, a), (two, b), (three, c), (four, d) = KEYS.items()
    found = sections(f"年度关键词\n{a}\n1 {one}\n{b}\n2 {two}\n{c}\n3 {three}\n4 {four}\n{d}\n")
    assert found == {a: (one,), b: (two,), c: (three,), d: (four,)}


def test_the_introduction_of_key_words_belongs_to_none() -> None:
    (one, a), (two, b), (three, c), (four, d) = KEYS.items()
    intro = "这一年不平凡，招商、治水、旧改、养老齐头并进，本报选取4个关键词回顾。"
    found = sections(f"年度关键词\n{a}\n1 {one}\n2 {two}\n{intro}\n3 {three}\n{d}\n4 {four}\n")
    assert found[intro] == ()
    assert found[a] == (one,)
    assert found[d] == (four,)
    assert b not in found
    assert c not in found


def test_two_numbered_lines_are_no_key_words() -> None:
    found = sections(f"青石答卷\n{PROSE}\n1 招商\n{KEYS['招商']}\n2 治水\n{KEYS['治水']}\n")
    assert found[KEYS["治水"]][-1] == "2 治水"
