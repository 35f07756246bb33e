"""By when a task is to be done, where its words stand behind those who answer.

    （甲局牵头，6月底前完成）    责任单位：甲局、乙局；长期坚持    甲局牵头，会同乙局，于年底前办结

Such words end a bracket, the value of a label, or a sentence that says who answers; they are no
unit. In go the words, out comes where they stand; which day they say, tells `loaders.language.due`.
What has no end (长期坚持) has no day. The words stand in `loaders/lexicon/due.toml`.
"""

from __future__ import annotations

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("due")
NO_DAY = re.compile(_WORDS.any_of("due/no-day"))
"""What goes on for ever, or is done at once: by no day."""
_DAY = (
    r"(?:(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|份|底|末|[上中下]旬)?|年底|年末|年内|全年"
    r"|[上下]半年|第?[一二三四]季度末?)|20\d{2}年(?:底|末)?)(?:之前|以前|前)?"
)
_DONE = rf"(?:{_WORDS.any_of('due/adverb')})*{_WORDS.any_of('due/to-be-done')}"
_RESULT = (
    r"取得(?:明显|阶段性|积极)*(?:成效|进展)|(?:制定)?(?:出台|印发)[\u4e00-\u9fff]{0,8}"
    rf"|完成并长期坚持|(?:{_DONE}并?)+(?:(?![的要应将须])[\u4e00-\u9fff]){{0,8}}"
)
_A_TIME = rf"(?:{_DAY}(?:\s?[-—–~至到]\s?{_DAY})?(?:{_RESULT}|{NO_DAY.pattern})?|{NO_DAY.pattern})"
_TIMES = rf"(?P<when>{_A_TIME}(?:[，,、]\s*{_A_TIME})*)"
AT_END = re.compile(rf"(?:[，,；;、。（(]\s*|[ \u3000]+){_TIMES}[）)]?[。；;]?\s*$")
"""甲局牵头，6月底前出台政策，年内持续推进: behind who answers, in a bracket or behind a label."""
AT_START = re.compile(rf"\s*{_TIMES}\s*[，,；;。：:]\s*")
"""6月底前完成，甲局负责: before who answers, in a bracket."""
BEHIND = re.compile(rf"\s*[（(](?:[\u4e00-\u9fff]{{2,6}}[：:]\s*)?{_TIMES}[）)]")
"""（甲局负责）（6月底前完成）, （甲局）（完成时限：6月底）: in a bracket of its own behind them."""
OF_HEADING = re.compile(
    rf"[（(](?!20\d{{2}}年?[）)])(?:[^（()）]*[，,；;])?{_TIMES}[）)]\s*[：:。]?\s*$"
)
"""一、治理散煤（甲局牵头，10月底前完成）: a heading says by when what is below it is done."""
OPENS = re.compile(
    rf"\s*(?!20\d{{2}}年\s*[：:])(?P<when>{_DAY}(?:\s?[-—–~至到]\s?{_DAY})?)\s*[：:](?=.)"
)
"""3月：召开动员会: before a task of a schedule."""
OF_SENTENCE = re.compile(rf"[，,]\s*(?:并?[于在]|并|力争)?(?P<when>{_DAY}(?:{_DONE}|落实到位))$")
"""甲局牵头，会同乙局，于6月底前完成: the last clause of a sentence."""
