"""Each rule of `loaders.layout` switched off in turn: a small file then says something else.

A rule is a function or a pattern of a module of that package. Switched off, a pattern matches
nothing, and a function answers as if it had found nothing.
"""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import loaders.layout
from loaders.formats.sniff import read_bytes
from loaders.kinds import extract
from loaders.layout import mended
from loaders.layout.outline import outline
from ontology import late_re as re
from ontology.errors import KgError
from tests.test_architecture import given

PRINTED = """青石区人民政府办公室关于印发
《青石区养老服务提升方案》的通知
各镇人民政府、各街道办事处，区级各有关单位：
现将《青石区养老服务提升方案》印发给你们，请结合实际认
真贯彻执行。
一、建好服务网络
（一）扩大社区食堂覆盖。2031 年底前新开办社区食堂 12
家，服务老年人 3000 人以上。（责任单位：区民政局、区市场监
管局、区财政局）
（二）改造老人家庭。对 260 户困难老年人家庭实施适老化的
改造。（责任单位：区民政局、区残联、区住房城
乡建设局）
— 2 —
二、强化服务保障
（三）培训护理人员。全年培训养老护理人员 400 人次。（责任单
位：区人力社保局、区卫生健康局）
各单位要按照方案认真抓好落实，并按月报送进展，用 Smart
City 平台。（责任单位：区民政局、区财政局、区大数据中心）
每月通报。
（四）落实运营补助。按照床位给予运营补助，确保当年兑付到位
（责任单位：区财政局、各镇人民政府、街道办事处）
"""
"""What was copied out of a PDF: its lines end at a width, with the number of a page between."""
PLAN = """青石区操场开放方案
一、主要任务
（一）公布名单。公布26所学校的开放时段。（责任单位：区教育局）
（二）改造设施。完成14处场地的改造。（责任单位：区教育局、区住建局）
（三）落实责任。为学校统一投保。（责任单位：区教育局、区财政局）
"""
SITE = (
    "首页 机构职能 政务公开\n您现在所在的位置： 首页 > 政务公开\n"
    + PLAN.replace("\n一、", "\n发布日期：2031-03-18 浏览次数：415 字号：[大] [中] [小]\n一、", 1)
    + "分享到： 微博 微信\n【打印本页】 【关闭窗口】\n主办：青石区教育局 ICP备00000000号\n"
)


def table(*rows: str) -> str:
    return "青石区2031年任务清单\n" + "".join(f"{row}\n" for row in rows).replace("|", "\t")


CARD = "".join(
    f"<tr><td>{head}<td>{value}</tr>"
    for head, value in (
        ("项目名称", "蓝溪整治"),
        ("建设内容", "治理河道18公里"),
        ("责任单位", "区水利局"),
    )
)
ARTICLE = """青石区展现新貌
口袋公园建成
上半年工作回顾
以改革为契机 进一步扩大开放
产业兴区
今年以来，全区新建厂房20万平方米，引进企业30家。
生态立区
全区治理河道18公里，新建公园3个。
下半年展望
全区将建成公园5个，改造道路6条。
"""
KEYS = """青石区年度十大关键词
2031年，全区上下同心，推出三个关键词，回望一年。
1 口袋公园
全年新建口袋公园12个，居民出门见绿。
2 旧区改造
旧区改造惠及居民3000户，加装电梯40台。
3 夜间经济
夜间经济街区开街，新增商户200家。
"""
CUT = (
    ("全年新建停车泊位1200", "个，完成投资3亿元。"),
    ("完成投资3.", "5亿元，增长8%。"),
    ("计划于2031年12月", "底前完成竣工验收。"),
    ("推进《青石区优化营商", "环境条例》落地，办件1200件。"),
    ("牵头单位：区发展和改", "革局；配合单位：区财政局。"),
    ("全年新建公园3个，完成固定资产", "投资20亿元。"),
    ("经济运行稳中有进。全年实现地区生产", "总值300亿元，增长6%。"),
    ("全区居民人均可支配收入达到", "5.2万元，增长6%。"),
)
WHOLE = (
    ("新增泊位，并完成附件1", "个人名单。"),
    ("牵头单位：区教育局，金额单位：万元", "办公室。"),
    ("各单位要继续努力完成新增", "注：数据为快报数。"),
)


def lines(*pairs: tuple[str, str]) -> str:
    """Pairs of lines, a sentence between them."""
    told = "其他各项工作有序推进。"
    return f"青石区要闻\n{told}\n" + "".join(f"{one}\n{other}\n{told}\n" for one, other in pairs)


WIDE = """青石区绿化工作实施意见
为了进一步做好全区绿化工作现就有关事项提出如下意
见请各单位认真贯彻执行并把落实情况及时报送区政府
办公室汇总以后统一向区委区政府报告有关的工作情况
，同时抄送区园林局和区住建局以及有关的各个部门和
各个街道办事处共同把全区的绿化工作认真抓好抓实抓
出成效确保全年新建口袋公园十二个绿道二十公里并且
，改造提升老旧公园三个让居民出门见绿推窗见景抬头
见蓝
1
新的一段从这里开始说明各单位应当怎样配合做好工作
，并且怎样把责任落到实处落到具体的单位和具体的人
头上做到人人有责任件件有着落事事有回音项项有结果
2
附件：任务名单
"""
KEYS_BELOW = """青石区年度三大关键词
一年来，居民出门见绿，全区上下同心，三个关键词说说口袋公园的故事。
全年新建口袋公园12个，居民出门见绿。
1 口袋公园
旧区改造惠及居民3000户，加装电梯40台。
2 旧区改造
夜间经济街区开街，新增商户200家。
3 夜间经济
"""
CELLS = (
    "青石区2031年重点工作\n任务内容\t责任单位\t进展情况\n"
    '"新建公共停车泊位共计1200\n个"\t区住建局\t"新增学位200个\n改造道路5条"\n'
)
FILES: dict[str, tuple[str, str]] = {
    "wide": ("txt", WIDE),
    "cut": ("txt", lines(*CUT)),
    "whole": ("txt", lines(*WHOLE)),
    "plan": ("txt", PLAN),
    "site": ("txt", SITE),
    "below a name": ("txt", "青石在线\n" + SITE),
    "above others": ("txt", PLAN + "分享到： 微博 微信\n青石区召开防汛会议\n青石区举办读书节\n"),
    "below a button": ("txt", "青石之窗\n返回首页\n" + PLAN),
    "below a menu": (
        "txt",
        "政府文件\n1. 目录\n2. 镇人民政府\n1. 区财政局\n2. 区教育局\n1. 事项\n2. 流程\n1. 规划\n"
        + PLAN,
    ),
    "page at end": (
        "txt",
        PLAN.replace("开放时段。", "开放时段。\n二、保障 一是抓好落实。  — 3 —\n"),
    ),
    "bracket": (
        "txt",
        PLAN.replace("（责任单位：区教育局）", "（责任单\n位：区教育局\n、区财政局）"),
    ),
    "article": ("txt", ARTICLE),
    "keys": ("txt", KEYS),
    "keys below": ("txt", KEYS_BELOW),
    "key signs": ("txt", ARTICLE.replace("产业兴区", "关键词一：产业兴区")),
    "lost": (
        "txt",
        "青石区任务清单\n序号\n任务内容\n责任单位\n完成时限\n1\n建桥\n12月\n区住建局\n",
    ),
    "found again with heads of its own": (
        "txt",
        "青石区实事清单\n序号\n项目名称\n建设地点\n2031年建设内容\n责任单位\n1\n石桥\n青石镇\n修桥2座\n"
        "区住建局\n2\n水厂\n岚镇\n建水厂1座\n区水务局\n",
    ),
    "below a page's card": (
        "txt",
        "索引号： | 310000/2031-7 | 公开方式： | 主动公开 |\n"
        "公开责任部门： | 区府办 | 文号： | 无 |\n标题： | 任务清单 |\n\n"
        "序号\n任务内容\n责任单位\n完成时限\n1\n建桥\n区住建局\n12月\n",
    ),
    "beside a table": (
        "txt",
        "物资 | 数量 |\n水泵 | 12 |\n沙袋 | 300 |\n\n序号\n任务内容\n责任单位\n1\n建桥\n区住建局\n",
    ),
    "found again": (
        "txt",
        "青石区任务清单\n序号\n任务内容\n责任单位\n完成时限\n1\n建桥\n区住建局\n12月\n"
        "2.\n修路\n区交通局、区住建局\n9月\n注：按月调度。\n",
    ),
    "numbers below another head": (
        "txt",
        "石坡市2031年重点项目表\n序号\t领域分类\t项目名称\t建设内容\t责任单位\n"
        "一\t水利设施\t项目数2个\t\t\n\t1\t青石湾水库\t建设水库1座\t市水利局\n"
        "\t2\t石坡泵站\t建设泵站2座\t市水利局\n二\t交通设施\t项目数2个\t\t\n"
        "\t3\t石坡大桥\t建设大桥1座\t市交通局\n\t4\t云石公路\t修路20公里\t市交通局\n",
    ),
    "two tables side by side": (
        "txt",
        "青石区2031年任务清单\n序号\t任务\t责任单位\t序号\t项目名称\t责任单位\n"
        "1\t建桥2座\t区住建局\t1\t文化馆\t区文旅局\n2\t修路3公里\t区交通局\t\t\t\n",
    ),
    "rows that bars end": (
        "txt",
        "青石区2031年任务清单\n牵头单位\n| 工作任务\n| 责任单位\n|\n"
        "区\n水\n利\n局\n| 检修水闸8座\n| 区财政局、各镇\n|\n"
        "巡查堤防60公里\n|\n区气象局\n| 新建雨量站5个\n| 区财政局\n|\n",
    ),
    "categories before numbers": (
        "txt",
        "青石区2031年任务清单\n类别\n序号\n重点任务\n责任单位\n治水\n1\n检修水闸\n区水利局\n"
        "2\n巡查堤防\n区水利局\n治气\n3\n新设测站\n区气象局\n",
    ),
    "cells one space apart": (
        "txt",
        "青石区2031年重点任务进展情况\n序号 市定编号 重点任务 进展情况\n"
        "1 21 检修水闸。 检修水闸8座。\n"
        "2 34 巡查堤防。 巡查堤防60公里。\n",
    ),
    "groups below one head": (
        "html",
        "<p>青石区任务分工表</p><table><tr><td colspan=2>重点任务<td>责任单位</tr>"
        "<tr><td rowspan=2>防汛<td>检修水闸8座<td>区水利局</tr>"
        "<tr><td>新建雨量站5个<td>区气象局</tr></table>",
    ),
    "found again with further lines": (
        "txt",
        "青石区任务清单\n序号\n任务内容\n责任单位\n完成时限\n1\n建桥\n区住建局\n12月\n架灯\n9月底前\n"
        "2\n修路\n区交通局\n9月\n分享到：微博 微信\n",
    ),
    "found again in groups": (
        "txt",
        "青石区教育局任务清单\n序号\n任务内容\n主要责任单位\n配合单位\n一、发展产业\n二、改善民生\n"
        "4\n新建学校\n区教育局\n区住建局\n（一）改善出行\n17\n修路\n区交通局\n区财政局\n",
    ),
    "time alone": ("txt", table("任务|责任单位|时间", "检修水闸8座|区水务局|2031年6月")),
    "who answers, with a telephone": (
        "txt",
        "青石区2031年提案办理清单\n一、关于绿道的提案。\n主办单位：区园林局 电话：2388011\n"
        "会办单位：区水务局\n二、关于停车的提案。\n主办单位：区城管局 电话：2388027\n"
        "办结时限：6月底前\n",
    ),
    "out of place": (
        "txt",
        "青石区任务清单\n序号\n任务内容\n责任单位\n完成时限\n1\n建桥\n12月\n区住建局\n"
        "2\n修路\n9月\n区交通局\n",
    ),
    "goes on": (
        "txt",
        "青石区任务清单\n序号\n任务内容\n责任单位\n1\n建桥\n区住建局\n2\n修路\n区交通局\n3座桥梁\n",
    ),
    "lost with other heads": (
        "txt",
        "青石区任务清单\n序号\n任务内容\n是否听证\n责任单位\n1\n建桥\n否\n区住建局\n2\n修路\n",
    ),
    "lost on a line": (
        "txt",
        "青石区任务清单\n序号 任务内容 责任单位 完成时限\n1 建桥 区住建局 12月\n",
    ),
    "run together": ("txt", "青石区任务清单\n序号主要任务责任单位\n1建桥区住建局\n2修路区交通局\n"),
    "not lost": ("txt", f"青石区2031年重点工作进展\n重点任务\n责任单位\n{PLAN}"),
    "card": ("html", f"<p>青石区项目卡</p><table>{CARD}</table>"),
    "wide card": (
        "html",
        "<p>青石区督办卡</p><table><tr><td>督办事项</td><td colspan=3>整治蓝溪18公里</td></tr>"
        "<tr><td>主办单位</td><td>区水利局</td><td>协办单位</td><td>区财政局</td></tr>"
        "<tr><td>责任领导</td><td>王五</td><td>办结时限</td><td>2031年6月底</td></tr></table>",
    ),
    "cards": ("html", f"<p>青石区项目卡</p><table>{CARD}{CARD.replace('蓝溪', '白溪')}</table>"),
    "card of numbered headings": (
        "txt",
        "青石区整改情况公示\n一、整改任务\n蓝溪沿岸6处排口直排。\n二、责任单位\n区水利局、白沙镇政府\n"
        "三、整改目标：排口全部封堵。\n四、整改情况\n（一）封堵排口6处。\n如有异议请反映。\n",
    ),
    "card of cells that bars close": (
        "txt",
        "青石区整改情况公示\n|\n整改任务 |\n蓝溪沿岸6处排口直排。 |\n|\n责任单位 |\n"
        "区水利局 |\n|\n整改目标 |\n排口封堵，\n岸线复绿。\n|\n如有异议请反映。\n",
    ),
    "numbered headings of prose": (
        "txt",
        "青石区督查通报\n一、主要经验\n蓝溪沿岸封堵6处排口。\n二、责任单位\n区水利局\n三、工作要求\n抓紧。\n",
    ),
    "duties below units": (
        "txt",
        "青石区防汛方案\n一、职责\n1.区水利局：\n负责巡查堤防18公里。\n2.区气象局\n发布预警，报送雨情。\n"
        "3.区供销社\n负责调运防汛物资。\n二、要求\n抓紧落实。\n",
    ),
    "what offices are set up for": (
        "txt",
        "青石区教育局职能规定\n内设机构\n1.人事处\n负责人事。\n2.财务处\n负责财务。\n3.督查室\n负责督查。\n",
    ),
    "units below a unit": (
        "txt",
        "青石区分工\n一、区水利局\n序号\t任务\t责任单位\n1\t清淤\t区城管局\n2\t护堤\t白沙镇\n",
    ),
    "roles below heads": (
        "html",
        "<p>青石区分工</p><table><tr><th>序号<th>任务<th>责任单位<th>时限</tr>"
        "<tr><td><td><td>牵头<td>配合</tr><tr><td>1<td>建桥<td>区住建局<td>区财政局</tr></table>",
    ),
    "by role": (
        "html",
        "<p>青石区分工</p><table><tr><th>单位<th>牵头任务<th>配合任务</tr>"
        "<tr><td>区教育局<td>排查校舍6处；组织演练2次<td>检修水闸8座</tr>"
        "<tr><td>区水务局<td>检修水闸8座<td>排查校舍6处</tr></table>",
    ),
    "spaced": (
        "txt",
        "青石区任务清单\n类别  任务内容    责任单位\n城建     建桥2座     区住建局\n"
        "交通     修路3公里   区交通局\n注：按月调度。\n",
    ),
    "lines lost": (
        "txt",
        "青石区任务分工 一、兴产业 1.引企业5家。（责任单位：区科技局）"
        "2.建园区。（责任单位：区住建局）二、惠民生 3.修路5公里。（责任单位：区交通局）",
    ),
    "units behind the task": (
        "txt",
        table(
            "序号|目标任务及责任单位|完成时限",
            "1|新建公园3个。责任单位：区园林局、区住建局|8月底",
            "2|疏浚蓝溪（区水利局牵头，云岭镇配合）|年底",
            "3|修路5公里|年底",
        ),
    ),
    "goals of places": (
        "txt",
        "青石区2031年任务分解表\n序号\t乡镇\t高标准农田（亩）\t改厕（户）\t完成时限\n"
        "1\t云岭镇\t1200\t300\t10月底前\n2\t白沙乡\t800\t150\t10月底前\n合计\t\t2000\t450\t\n",
    ),
    "goals of villages": (
        "txt",
        "云岭镇2031年整治任务分解表\n村（社区）\t改厕（户）\t责任人\n东岭村\t40\t王某\n西岭村\t65\t李某\n",
    ),
    "goals of offices": (
        "txt",
        "青石区2031年招商目标任务分解表\n单位\t到位资金（亿元）\t签约项目（个）\n"
        "区发改局\t5\t2\n区经信局\t8\t3\n云岭镇\t3\t1\n",
    ),
    "led by a caption": (
        "txt",
        "青石区产业项目（牵头单位：区发改局）\n序号\t项目名称\t责任单位\n"
        "1\t冷链园\t区商务局\n2\t食品园\t区农业局\n",
    ),
    "a sentence above": (
        "txt",
        "青石区产业项目，按月调度（牵头单位：区发改局）\n序号\t项目名称\t责任单位\n"
        "1\t冷链园\t区商务局\n2\t食品园\t区农业局\n",
    ),
    "statistics of places": (
        "txt",
        "青石区2031年任务下达情况统计\n序号\t乡镇\t高标准农田（亩）\n"
        "1\t云岭镇\t1200\n2\t白沙乡\t800\n",
    ),
    "units below one head": (
        "html",
        "<p>青石区考核细则</p><table><tr><th>序号<th colspan=2>考核项目<th>考核内容<th>说明</tr>"
        "<tr><td>1<td rowspan=2>重点部门<td>区水利局<td>疏浚蓝溪<td></tr>"
        "<tr><td>2<td>区林业局<td>护林5000亩<td></tr></table>",
    ),
    "groups": (
        "txt",
        table(
            "序号|项目名称|建设内容|责任单位",
            "合计||3个|",
            "一、水利项目||1个|",
            "1|蓝溪整治|治理河道18公里|区水利局",
            "二|交通项目|2个|",
            "2|西路改建|改建公路14公里|区交通局",
            "3|东桥重建|重建桥梁1座|云岭镇",
        ),
    ),
    "chinese numbers": (
        "txt",
        table(
            "序号|项目名称|建设内容|责任单位",
            "一|蓝溪|治理河道18公里|区水利局",
            "二|西路|改建公路|",
        ),
    ),
    "measures": (
        "txt",
        table(
            "指标名称|单位|年度目标|责任单位",
            "新增绿道|公里|5|区园林局",
            "新增泊位|个|300|区住建局",
        ),
    ),
    "numbers": (
        "txt",
        table("年度目标|具体事项说明|责任单位", "5|绿道建设好|区园林局", "6|泊位建设好|区住建局"),
    ),
    "programme": (
        "txt",
        table(
            "类别|序号|重点工作|工作内容|责任单位",
            "城建|1|整治街巷|改造街巷24条|区城管局",
            "|2||清理广告牌600块|区市监局",
        ),
    ),
    "programme without numbers": (
        "txt",
        table(
            "类别|重点工作|工作内容|责任单位",
            "城建|整治街巷|改造街巷24条|区城管局",
            "||清理广告牌600块|区市监局",
        ),
    ),
    "units each on a line": (
        "txt",
        "青石区2031年任务清单\n序号\n工作任务\n责任单位\n完成时限\n"
        "1\n建桥\n区住建局\n区财政局\n6月底前\n2\n修路\n区交通局\n年底前\n",
    ),
    "numbers without a head": (
        "html",
        "<p>青石区2031年任务清单</p><table>"
        "<tr><td colspan=2>工作任务<td>具体要求<td>责任单位</tr>"
        "<tr><td>整治街巷<td>1<td>改造街巷24条<td>区城管局</tr>"
        "<tr><td>清理广告<td>2<td>清理广告牌600块<td>区市监局</tr></table>",
    ),
    "other words": (
        "txt",
        table(
            "序号|主要措施|怎样去做|责任单位",
            "1|整治街巷|改造街巷24条|区城管局",
            "2||清理广告牌600块|区市监局",
        ),
    ),
    "further goals": (
        "txt",
        table(
            "序号|项目名称|年度目标|责任单位",
            "1|绿道建设|新建绿道5公里|区园林局",
            "||改造绿道2公里|",
            "2|泊位建设|新增泊位300个|区住建局",
        ),
    ),
    "numbered names": (
        "txt",
        table(
            "重点工作|工作内容|责任单位",
            "一、城建|改造街巷24条|区城管局",
            "二、民生|新增学位300个|区教育局",
        ),
    ),
    "goals alone": ("txt", table("年度目标|责任单位", "建桥1座|区住建局", "修路2公里|区交通局")),
    "ticked": (
        "txt",
        table("序号|任务|区农业局|区住建局", "1|改造厕所|√|", "2|新建厂站||√"),
    ),
    "role ticked": (
        "txt",
        table("序号|任务|区农业局|区住建局", "1|改造厕所|牵头|配合单位", "2|新建厂站||牵头"),
    ),
    "second level": (
        "txt",
        table(
            "一级任务|二级任务|具体举措|责任单位",
            "城建|整治街巷|改造街巷24条|区城管局",
            "||清理广告牌600块|区市监局",
        ),
    ),
    "headed": (
        "txt",
        "青石区任务台账\n牵头单位：区教育局\n单位：万元\n序号\t任务内容\t备注\n1\t新建幼儿园2所\t\n\n"
        "二、区水务局\n序号\t任务内容\t备注\n1\t检修水闸8座\t\n",
    ),
    "headed by rows": (
        "html",
        "<p>青石区任务表</p><table><tr><th>序号<th>任务内容<th>备注</tr>"
        "<tr><td colspan=3>责任单位：区水务局</tr><tr><td>1<td>检修水闸8座<td></tr>"
        "<tr><td colspan=3>区教育局</tr><tr><td>2<td>新建幼儿园2所<td></tr></table>",
    ),
    "faults as tasks": (
        "txt",
        table(
            "序号|问题描述|整改目标|责任单位",
            "1|水闸漏水8座|检修水闸8座|区水务局",
            "2|校舍隐患6处|排查校舍6处|区教育局",
        ),
    ),
    "side by side": (
        "txt",
        table(
            "类别|任务内容|责任单位|类别|任务内容|责任单位",
            "交通|修路3公里|区交通局|城建|建桥2座|区住建局",
            "林业|种树5亩|区林业局|||",
        ),
    ),
    "words apart": (
        "txt",
        "青石区任务清单\n序号 类别 工 作 任 务 责任单位 完成时限\n"
        "1 水利 检修 水闸8座 区水务局 6月底\n"
        "2 巡查堤防 区水务局、区应急局 7月底\n3 城建 修路3公里 区交通局 8月底\n注：按月调度。\n",
    ),
    "turned card": (
        "txt",
        table(
            "任务名称|新建幼儿园2所|检修水闸8座",
            "责任单位|区教育局|区水务局",
            "完成时限|10月底|6月底",
        ),
    ),
    "roles of rows": (
        "txt",
        table(
            "序号|任务内容|单位|角色",
            "1|新建幼儿园2所|区教育局|责任单位",
            "2|检修水闸8座|区水务局|牵头",
            "3|修路3公里|区交通局|责任",
        ),
    ),
    "units below a label": (
        "txt",
        "青石区防火方案\n（一）排查隐患600处。\n责任单位：\n1.区公安局\n2.区水务局\n（二）建设隔离带30公里。\n"
        "责任单位：区交通局\n",
    ),
    "label lines": (
        "txt",
        "青石区督办单\n督办事项\n蓝溪积水点整治\n责任单位\n区水务局\n办结时限\n2031年6月底\n督办事项\n校门停车整治\n"
        "责任单位\n区公安局\n",
    ),
    "parted": (
        "html",
        "<p>青石区分工</p><table><tr><th>成员单位<th>工作任务</tr>"
        "<tr><td>区教育局<td>1.排查校舍6处。<br>2.组织演练2次。</tr>"
        "<tr><td>区水务局<td>储备编织袋10万条。</tr></table>",
    ),
    "measures of a task": (
        "html",
        "<p>青石区分工</p><table><tr><th>序号<th>工作任务<th>责任单位</tr>"
        "<tr><td>1<td>1.排查校舍6处。<br>2.组织演练2次。<td>区教育局</tr></table>",
    ),
    "labels beside": (
        "l.txt",
        """青石区重点民生项目公示
新建公园9个
责任单位 区园林局
完成时间 2031年9月
改造公路24公里
责任单位 区交通局、各镇政府
完成时间 2031年11月
新增学位600个
责任单位 区教育局
完成时间 2031年8月
""",
    ),
    "units in the words": (
        "u.txt",
        """青石区2031年任务清单
序号\t任务\t完成时限
1\t建桥2座（责任单位：区交通局）\t6月
2\t修路36公里（牵头单位：区水利局；配合单位：区城管局）\t7月
3\t植树300株\t8月
""",
    ),
    "no remarks": (
        "r.txt",
        """青石区2031年重点工作任务清单
序号
重点工作
牵头单位
配合单位
备注
1
建桥2座
区交通局
区财政局、区水利局
2
修路36公里
区水利局
区城管局
""",
    ),
    "groups left out": (
        "g.md",
        """青石区教育局信息公开分工表

| 工作任务 | 具体要求 | 责任部门 |
| --- | --- | --- |
| 一、公开数据 | 1.公布学校招生数据26条 | 财务科 |
| 2.公布学区图9幅 | 各科室 | |
| 3.更新栏目12个 | 办公室牵头,各科室配合 | |
| 二、解读政策 | 4.解读招生政策3次 | 办公室 |
""",
    ),
    "merged groups": (
        "txt",
        table(
            "行动|编号|具体任务|责任单位",
            "强基行动|1|改造茶园1万亩|云岭镇",
            "|2|建设苗圃500亩|白沙镇",
        ),
    ),
    "spaces": (
        "txt",
        "青石区2031年任务清单\n1 个公园项目按 2 个工作日办结\n"
        "任务\t责任单位\n完成投资 3 亿元\t区园林局\n",
    ),
    "spread": (
        "txt",
        "青石区2031年任务清单\n新 建 公 园 1 2 个\n任务\t责任单位\n完成投资3亿元\t区园林局\n",
    ),
    "left out": (
        "txt",
        table(
            "序号|任务内容|完成情况|责任单位|备注",
            "1|新建公园3个|建成4个|区园林局|",
            "改造绿道5公里|改造6公里",
            "2|新增泊位300个|新增320个|区住建局、区城管局|",
        ),
    ),
    "left out at the left": (
        "txt",
        table(
            "序号|类别|任务内容|完成时限|责任单位",
            "1|城建|新建公园3个|2031年6月|区园林局",
            "改造绿道5公里|2031年12月",
        ),
    ),
    "category left out": (
        "txt",
        table(
            "类别|任务内容|责任单位|分管领导|完成情况",
            "城建|新建公园3个|区园林局|王某某|建成4个",
            "改造绿道5公里|区住建局|王某某|改造6公里",
        ),
    ),
    "ends lost": (
        "txt",
        "青石区清单\n序号\t任务\t牵头单位\t配合单位\t备注\n1\t建桥\t区住建局\t区财政局\n2\t修路\t区交通局\n",
    ),
    "left out and filled up": (
        "txt",
        "索引号 | 000000/2031-7 | 公开方式 | 主动公开 |\n"
        "发布单位 | 区府办 | 发文日期 | 2031-11-03 |\n"
        "青石区2031年任务清单\n序号 | 任务内容 | 完成情况 | 责任单位 |\n"
        "1 | 新建公园3个 | 建成4个 | 区园林局 |\n改造绿道5公里 | 改造6公里 | ||\n"
        "二、住建项目 | 共2项 | ||\n2 | 新增泊位300个 | 新增320个 | 区住建局 |\n",
    ),
    "left out, nobody knows what": (
        "txt",
        table(
            "序号|任务内容|完成情况|存在问题|责任单位",
            "1|新建公园3个|建成4个|无|区园林局",
            "改造绿道5公里|区住建局|进展顺利",
        ),
    ),
    "closed by bars": (
        "txt",
        "青石区2031年任务清单\n序号 |\n任务内容 |\n完成情况 |\n存在问题 |\n责任单位 |\n备注 |\n"
        "1 |\n新建公园3个 |\n建成4个 |\n|\n区园林局 |\n|\n2 |\n新增泊位300个 |\n区住建局 |\n|||\n",
    ),
    "cells": ("txt", CELLS),
    "listed in a cell": (
        "txt",
        table(
            "任务|责任单位|完成情况",
            '建冷库40座|区农业局|"建成冷库32座\n其中：村级冷库20座\n镇级冷库12座"',
        ),
    ),
    "printed": ("txt", PRINTED),
    "without units": (
        "txt",
        table("任务|完成情况", "建桥|已完成") + "\n" + table("任务|责任单位", "修路|区交通局"),
    ),
    "units below remarks": ("txt", table("任务|完成情况|备注", "建桥|已完成|区交通局")),
    "what came alone": ("txt", table("任务|完成情况|备注", "建桥|已完成|下月验收")),
}


# --- what a file says -------------------------------------------------------------------


def said(name: str) -> list[object]:
    """All that a file says: its paragraphs when mended, where they stand, its statements."""
    form, text = FILES[name]
    document = read_bytes(text.encode(), f"一.{form}")
    found: list[object] = []
    try:
        whole = mended(document).document
        found.append([each.piece.text for each in whole.blocks])
        found.append([(each.role, each.section) for each in outline(whole.blocks)])
        read = extract(document)
    except (KgError, AttributeError, TypeError, IndexError) as error:  # a rule may be off
        return [*found, *([] for _ in range(len(found), 2)), type(error).__name__]
    stated = [
        (each.subject.name, each.predicate, each.object.name, each.value_text)
        for each in read.statements
    ]
    return [*found, read.document.kind, read.document.title, stated, read.notices]


# --- rules ------------------------------------------------------------------------------

MODULES = [
    import_module(f"loaders.layout.{each.name}")
    for each in pkgutil.iter_modules(loaders.layout.__path__)
]


def rules() -> Iterator[tuple[ModuleType, str]]:
    """The functions and patterns that a module of the package has of its own."""
    for module in MODULES:
        for name in given(Path(inspect.getfile(module))):
            thing = vars(module).get(name)
            if inspect.isfunction(thing) or isinstance(thing, re.Pattern):
                yield module, name


_NOTHING: dict[str, Callable[[], object]] = {
    "bool": bool,
    "list": list,
    "set": set,
    "frozenset": frozenset,
    "tuple": tuple,
    "str": str,
    "int": int,
    "Iterator": lambda: iter(()),
}


def switched_off(thing: Callable[..., object] | re.Pattern[str]) -> object:
    """The same as if it found nothing."""
    if not inspect.isfunction(thing):
        return re.compile("(?!)")
    returns = str(thing.__annotations__["return"])
    if "None" in returns.rpartition("|")[2]:
        return lambda *_, **__: None
    nothing = next((made for kind, made in _NOTHING.items() if returns.startswith(kind)), None)
    if nothing is not None:
        return lambda *_, **__: nothing()
    return lambda first, *_, **__: first  # what it was given, as it is


def sum_of(told: list[object]) -> tuple[object, int, int]:
    """Of what a file says: its kind or why it is refused, its paragraphs, who answers."""
    stated = told[4] if len(told) > _REFUSED else []
    assert isinstance(stated, list)
    assert isinstance(told[0], list)
    return told[2], len(told[0]), sum(each[1] == "responsibleFor" for each in stated)


_REFUSED = 3
"""A file that is refused says no more."""
SUMS = {
    "wide": ("official_text", 3, 0),
    "cut": ("review", 18, 0),
    "whole": ("review", 11, 0),
    "plan": ("task_list", 5, 5),
    "site": ("task_list", 6, 5),
    "below a name": ("task_list", 6, 5),
    "above others": ("task_list", 5, 5),
    "below a button": ("task_list", 6, 5),
    "below a menu": ("task_list", 5, 5),
    "page at end": ("task_list", 8, 5),
    "bracket": ("task_list", 5, 6),
    "article": ("work_report", 10, 0),
    "keys": ("review", 8, 0),
    "keys below": ("review", 8, 0),
    "key signs": ("work_report", 10, 0),
    "lost": ("TableError", 9, 0),
    "below a page's card": ("progress_table", 0, 1),
    "beside a table": ("UnknownDocumentKind", 6, 0),
    "found again": ("progress_table", 2, 3),
    "numbers below another head": ("progress_table", 1, 4),
    "found again with heads of its own": ("progress_table", 1, 2),
    "two tables side by side": ("progress_table", 1, 3),
    "rows that bars end": ("progress_table", 1, 5),
    "categories before numbers": ("progress_table", 1, 3),
    "cells one space apart": ("progress_table", 1, 0),
    "groups below one head": ("progress_table", 1, 2),
    "found again with further lines": ("progress_table", 1, 3),
    "found again in groups": ("progress_table", 1, 0),
    "time alone": ("progress_table", 1, 1),
    "who answers, with a telephone": ("task_list", 7, 0),
    "out of place": ("TableError", 13, 0),
    "goes on": ("TableError", 11, 0),
    "lost with other heads": ("TableError", 11, 0),
    "lost on a line": ("TableError", 3, 0),
    "run together": ("TableError", 4, 0),
    "not lost": ("task_list", 8, 5),
    "card": ("progress_table", 1, 1),
    "wide card": ("progress_table", 1, 0),
    "cards": ("progress_table", 1, 2),
    "card of numbered headings": ("progress_table", 2, 2),
    "card of cells that bars close": ("progress_table", 2, 1),
    "numbered headings of prose": ("official_text", 7, 0),
    "duties below units": ("task_list", 7, 3),
    "what offices are set up for": ("official_text", 8, 0),
    "units below a unit": ("progress_table", 2, 2),
    "roles below heads": ("TableError", 1, 0),
    "by role": ("progress_table", 1, 0),
    "spaced": ("progress_table", 2, 2),
    "lines lost": ("task_list", 6, 3),
    "units behind the task": ("progress_table", 1, 2),
    "goals of places": ("progress_table", 1, 4),
    "goals of offices": ("progress_table", 1, 6),
    "goals of villages": ("progress_table", 1, 2),
    "led by a caption": ("progress_table", 1, 2),
    "a sentence above": ("progress_table", 1, 2),
    "statistics of places": ("UnknownDocumentKind", 1, 0),
    "units below one head": ("progress_table", 1, 2),
    "groups": ("progress_table", 1, 3),
    "chinese numbers": ("progress_table", 1, 1),
    "measures": ("progress_table", 1, 2),
    "numbers": ("UnknownDocumentKind", 1, 0),
    "programme": ("progress_table", 1, 2),
    "programme without numbers": ("progress_table", 1, 2),
    "units each on a line": ("progress_table", 1, 3),
    "numbers without a head": ("progress_table", 1, 2),
    "other words": ("progress_table", 1, 2),
    "further goals": ("progress_table", 1, 2),
    "numbered names": ("progress_table", 1, 2),
    "goals alone": ("progress_table", 1, 2),
    "ticked": ("progress_table", 1, 2),
    "role ticked": ("progress_table", 1, 0),
    "second level": ("progress_table", 1, 2),
    "headed": ("progress_table", 3, 1),
    "headed by rows": ("progress_table", 1, 2),
    "faults as tasks": ("progress_table", 1, 2),
    "side by side": ("progress_table", 1, 3),
    "words apart": ("progress_table", 2, 4),
    "turned card": ("progress_table", 1, 2),
    "roles of rows": ("progress_table", 1, 2),
    "units below a label": ("task_list", 5, 3),
    "label lines": ("task_list", 6, 2),
    "parted": ("progress_table", 1, 3),
    "measures of a task": ("progress_table", 1, 1),
    "labels beside": ("task_list", 10, 4),
    "units in the words": ("progress_table", 1, 1),
    "no remarks": ("progress_table", 1, 0),
    "groups left out": ("progress_table", 1, 3),
    "merged groups": ("progress_table", 1, 2),
    "spaces": ("progress_table", 2, 1),
    "spread": ("progress_table", 2, 1),
    "left out": ("progress_table", 1, 4),
    "left out at the left": ("progress_table", 1, 2),
    "category left out": ("progress_table", 1, 2),
    "ends lost": ("progress_table", 1, 0),
    "left out and filled up": ("progress_table", 1, 3),
    "left out, nobody knows what": ("TableError", 0, 0),
    "closed by bars": ("progress_table", 1, 2),
    "cells": ("progress_table", 1, 1),
    "listed in a cell": ("progress_table", 1, 1),
    "printed": ("task_list", 11, 14),
    "without units": ("progress_table", 2, 1),
    "units below remarks": ("TableError", 1, 0),
    "what came alone": ("progress_table", 1, 0),
}
"""Read by eye: what each file says is what stands in it."""
WITNESS = {
    "cards.without_cards": "card",
    "cards._laid_down": "card",
    "cards._is_card": "card",
    "cards._heads": "card",
    "cards._may_head": "card",
    "cards._table": "card",
    "cards._cards": "cards",
    "cards._pairs": "card",
    "cards._opens_wide": "wide card",
    "headed.headed": "headed",
    "headed._named": "headed",
    "headed.units_of_line": "headed by rows",
    "headed._labelled": "headed by rows",
    "headed._unit_alone_in": "headed by rows",
    "headed._cells": "headed by rows",
    "label_lines.with_labels_joined": "label lines",
    "label_lines._run": "label lines",
    "label_lines._listed_below": "units below a label",
    "label_lines._colon": "label lines",
    "cards._turned": "turned card",
    "tables._says_roles": "roles of rows",
    "side_by_side.with_halves_below": "side by side",
    "side_by_side._below": "side by side",
    "side_by_side._width": "side by side",
    "words_apart._WORD": "words apart",
    "words_apart.with_cells_told_apart": "words apart",
    "words_apart._words": "words apart",
    "words_apart._heads": "words apart",
    "words_apart._may_head": "words apart",
    "words_apart._row": "words apart",
    "words_apart._fits": "words apart",
    "words_apart._names_units": "words apart",
    "words_apart._line": "words apart",
    "tables._FAULTS": "faults as tasks",
    "lost_table._PARTED": "lost on a line",
    "lost_table._UNITS": "lost",
    "lost_table._RUN_TOGETHER": "run together",
    "lost_table._YEAR": "not lost",
    "lost_table._BELOW": "found again",
    "lost_table.with_table_found": "found again",
    "lost_table._APART": "spaced",
    "lost_table._apart": "spaced",
    "lost_table._spaced_table": "spaced",
    "lost_table._built": "spaced",
    "lost_table._width": "found again",
    "lost_table._rows_below": "found again",
    "lost_table._is_unit": "units each on a line",
    "lost_table._of_units": "found again",
    "lost_table._units_in_place": "found again",
    "portal._of_a_task": "who answers, with a telephone",
    "portal._opens": "who answers, with a telephone",
    "tables._times": "time alone",
    "lost_table._is_number": "lost with other heads",
    "lost_table._number": "found again",
    "lost_table._begins_rows": "found again",
    "lost_table._GROUP": "found again in groups",
    "lost_table._section": "found again in groups",
    "lost_table._line": "found again",
    "lost_table.refuse_lost_table": "lost",
    "lost_table._above_one": "lost with other heads",
    "lost_table._heads": "lost",
    "lost_table._are_heads": "lost",
    "lost_table._may_head_units": "lost",
    "lost_table._words_of_heads": "lost",
    "lost_table._OF_UNITS": "lost",
    "lost_table._is_run_together": "run together",
    "outline._STOP": "cut",
    "outline._KEY_SIGN": "key signs",
    "outline._PERIOD": "article",
    "outline._TWO_PHRASES": "article",
    "outline._ANNOUNCES": "keys below",
    "outline.outline": "cut",
    "outline._is_short": "wide",
    "outline._rank": "article",
    "outline._by_headings": "wide",
    "outline._captions": "article",
    "outline._key_words": "keys",
    "outline._by_key_words": "keys",
    "outline._key": "keys",
    "outline._announces": "keys below",
    "outline._shares": "keys below",
    "parted._NUMBER": "parted",
    "parted.with_parted_rows": "parted",
    "parted._parted": "parted",
    "parted._by_role": "by role",
    "parted._of_columns": "by role",
    "parted._told_apart": "by role",
    "parted._between": "by role",
    "parted._SEMICOLON": "by role",
    "parted._rows_of": "parted",
    "parted._tasks_of_units": "parted",
    "parted._each": "parted",
    "portal.without_portal": "site",
    "portal._found": "site",
    "portal._begin": "below a name",
    "portal._is_body": "above others",
    "portal._below_menu": "below a menu",
    "portal._MENU_ITEM": "below a menu",
    "portal._end": "site",
    "printed._RUNS_ON": "printed",
    "printed._PAGE": "printed",
    "printed._PAGE_AT_END": "page at end",
    "printed._BARE_PAGE": "wide",
    "printed._BRACKET": "bracket",
    "printed.joined": "wide",
    "printed._wide": "wide",
    "printed._width": "wide",
    "printed._usual": "wide",
    "printed._open": "printed",
    "printed._still_open": "bracket",
    "printed._pages": "wide",
    "printed._without_page": "page at end",
    "printed._RUN_IN": "page at end",
    "printed._parted": "wide",
    "printed._is_latin": "printed",
    "printed._put_together": "wide",
    "printed._goes_on": "wide",
    "printed._closes": "bracket",
    "printed._ends_assigned": "printed",
    "soft_breaks._IN_A_NUMBER": "cut",
    "soft_breaks._REST_OF_NUMBER": "cut",
    "soft_breaks._NUMBERED": "whole",
    "soft_breaks._DECIMAL": "cut",
    "soft_breaks._IN_A_TIME": "cut",
    "soft_breaks._REST_OF_TIME": "cut",
    "soft_breaks._CANNOT_END": "cut",
    "soft_breaks._LABEL": "whole",
    "soft_breaks._MEASURE": "whole",
    "soft_breaks._LABELLED": "cut",
    "soft_breaks.runs_on": "cut",
    "soft_breaks._is_cut": "cut",
    "soft_breaks._is_open": "cut",
    "soft_breaks._within_a_number": "cut",
    "soft_breaks._open_pair": "cut",
    "soft_breaks._within_a_unit": "cut",
    "soft_breaks._verb_alone": "cut",
    "soft_breaks._prose_goes_on": "cut",
    "soft_breaks.stand_apart": "cells",
    "soft_breaks.goes_on_listing": "listed in a cell",
    "spaces._GAP": "spaces",
    "spaces._SPACED": "spaces",
    "spaces._OPENS": "spaces",
    "spaces._SPREAD": "spread",
    "spaces.without_spaces": "spaces",
    "spaces._closed": "spaces",
    "spanned._HEADING": "left out and filled up",
    "spanned._TIME": "left out at the left",
    "spanned.with_cells_in_place": "left out",
    "spanned._set_right": "left out",
    "spanned._is_numbered": "left out",
    "spanned._is_number": "left out",
    "spanned._stands": "closed by bars",
    "label_lines._beside": "labels beside",
    "label_lines._APART": "labels beside",
    "tables.units_within": "units in the words",
    "tables.said_within": "units in the words",
    "spanned._groups": "groups left out",
    "spanned._TASK": "groups left out",
    "spanned._is_moved": "left out and filled up",
    "spanned._is_out_of_place": "category left out",
    "spanned._filled": "left out",
    "spanned._placed": "left out",
    "spanned._ways": "left out",
    "spanned._gaps": "left out",
    "spanned._fits": "left out at the left",
    "spanned._laid": "left out",
    "spanned._cannot_tell": "left out, nobody knows what",
    "tables.NUMBERING": "groups",
    "tables._is_numbers": "numbers below another head",
    "tables._number_of": "numbers below another head",
    "tables._TICK": "ticked",
    "tables._ticked": "ticked",
    "tables._groups_by_form": "merged groups",
    "tables.columns_of": "card",
    "tables.names_tasks": "headed",
    "tables.is_of_tasks": "card",
    "tables.has_units": "without units",
    "tables._holds_units": "units below remarks",
    "tables._begins_unit": "units below remarks",
    "tables.layout": "card",
    "tables._with_numbers": "numbers without a head",
    "tables._counts": "numbers without a head",
    "numbered_card.with_numbered_card": "card of numbered headings",
    "numbered_card._numbers": "card of numbered headings",
    "numbered_card._card": "card of numbered headings",
    "numbered_card._barred": "card of cells that bars close",
    "numbered_card._laid": "card of cells that bars close",
    "numbered_card._field": "card of numbered headings",
    "numbered_card._HEAD": "card of numbered headings",
    "numbered_card._OF_A_TASK": "card of numbered headings",
    "numbered_card._answers": "card of numbered headings",
    "numbered_card._cell": "card of numbered headings",
    "page_card.field_name": "below a page's card",
    "page_card.is_card": "below a page's card",
    "page_card.is_only_card": "below a page's card",
    "page_card.own_tables": "beside a table",
    "side_by_side._apart": "two tables side by side",
    "side_by_side._columns": "two tables side by side",
    "barred_rows.with_barred_rows": "rows that bars end",
    "barred_rows._table": "rows that bars end",
    "barred_rows._row": "rows that bars end",
    "barred_rows._are_heads": "rows that bars end",
    "barred_rows._in_place": "rows that bars end",
    "barred_rows._names_units": "rows that bars end",
    "barred_rows._line": "rows that bars end",
    "lost_table._one_a_line": "found again with further lines",
    "lost_table._heads_categories": "categories before numbers",
    "lost_table._is_category": "categories before numbers",
    "lost_table._counted_table": "cells one space apart",
    "lost_table._ONE_APART": "cells one space apart",
    "tables._group_under_head": "groups below one head",
    "lost_table._further_line": "found again with further lines",
    "lost_table._head_of_its_own": "found again with heads of its own",
    "lost_table._counts_on": "found again with heads of its own",
    "lost_table._with_table": "below a page's card",
    "lost_table.BY_WHEN": "found again with further lines",
    "lost_table.may_follow": "found again with further lines",
    "spanned._is_trimmed": "ends lost",
    "unit_headings.with_duties_joined": "duties below units",
    "unit_headings._says_duties": "duties below units",
    "unit_headings._run": "duties below units",
    "unit_headings._below": "duties below units",
    "unit_headings._unit_rank": "duties below units",
    "unit_headings._DUTY": "duties below units",
    "unit_headings._SET_UP": "what offices are set up for",
    "lost_lines._MARK": "lines lost",
    "lost_lines.with_lines_found": "lines lost",
    "lost_lines._parted": "lines lost",
    "lost_lines._cuts": "lines lost",
    "lost_lines._says_who": "lines lost",
    "units_within._HEAD": "units behind the task",
    "units_within.with_units_parted": "units behind the task",
    "units_within._parted": "units behind the task",
    "units_within._with_column": "units behind the task",
    "units_within._split": "units behind the task",
    "units_within._beside": "units behind the task",
    "units_within._with": "units behind the task",
    "units_within._units_at": "units behind the task",
    "by_place._SHARED_OUT": "goals of places",
    "by_place._TOLD": "statistics of places",
    "by_place._OF_PLACES": "goals of villages",
    "by_place._PLACE": "goals of villages",
    "by_place._OF_UNITS": "goals of offices",
    "headed._led": "led by a caption",
    "headed._STOP": "a sentence above",
    "by_place._MEASURED": "goals of places",
    "by_place._NUMBER": "goals of places",
    "by_place.by_place": "goals of places",
    "by_place._names_places": "goals of places",
    "by_place._goal": "goals of places",
    "tables._units_alone": "units below one head",
    "tables.answers": "units below a unit",
    "tables._opens_with_roles": "roles below heads",
    "tables._HEADING": "groups",
    "tables._CHINESE_NUMBER": "groups",
    "tables._own_rows": "programme without numbers",
    "tables.is_heading": "groups",
    "tables._TOTAL": "groups",
    "tables.is_total": "groups",
    "tables._group_rows": "groups",
    "tables._tasks_within": "programme without numbers",
    "tables._is_measure": "measures",
    "tables._has_words": "goals alone",
    "tables._NUMBERS": "numbers",
    "tables._is_wordy": "other words",
    "tables._spans_rows_of": "other words",
    "tables._number_names": "further goals",
    "tables._groups_rows": "numbered names",
}
"""Which file says something else without which rule."""
ORDERS = {"portal._start"}
"""What only puts things in order is no rule."""


def test_each_rule_of_layout_has_a_file_that_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {f"{module.__name__.rpartition('.')[2]}.{name}" for module, name in rules()}
    assert found - ORDERS == WITNESS.keys()
    whole = {name: said(name) for name in FILES}
    needless = []
    for module, name in rules():
        rule = f"{module.__name__.rpartition('.')[2]}.{name}"
        if rule in ORDERS:
            continue
        thing = vars(module)[name]
        with monkeypatch.context() as patched:
            for other in users(thing, name):
                patched.setattr(other, name, switched_off(thing))
            if said(WITNESS[rule]) == whole[WITNESS[rule]]:
                needless.append(rule)
    assert not needless


def users(thing: object, name: str) -> list[ModuleType]:
    """The modules of the loaders that know a thing by its name."""
    known = [each for at, each in sys.modules.items() if at.startswith("loaders.")]
    return [each for each in known if vars(each).get(name) is thing]


def test_the_files_say_what_they_should() -> None:
    assert {name: sum_of(said(name)) for name in FILES} == SUMS
