"""Verdicts, and figures computed again, each with its arithmetic."""

from __future__ import annotations

import pytest

from kg.follow.assess import assess
from kg.follow.decision import VERDICT_NAMES
from loaders.facts import without_quotes
from loaders.formats import read_text
from loaders.kinds import extract
from ontology.model import STATUS, Statement
from ontology.vocabulary import vocabulary


def judged(task: str, report: str, title: str = "青石区2021年重点工作") -> list[Statement]:
    text = f"{title}\n任务内容\t责任单位\t进展情况\n{task}\t区府办\t{report}\n"
    return assess(extract(read_text(text, "青石.tsv")))


def verdict(task: str, report: str, title: str = "青石区2021年重点工作") -> Statement:
    (only,) = (each for each in judged(task, report, title) if each.predicate == "verdict")
    return only


def checks(task: str, report: str) -> list[tuple[str, str, bool]]:
    return [
        (str(each.object.get("expression")), str(each.value_text), bool(each.object.get("agrees")))
        for each in judged(task, report)
        if each.predicate == "hasCheck"
    ]


@pytest.mark.parametrize(
    ("task", "report", "expected"),
    [
        ("新增泊位550个", "新增泊位1399个", "exceeded"),
        ("新增泊位550个", "新增泊位550个", "met"),
        ("新增泊位550个以上", "新增泊位550个", "met"),
        ("新增泊位550个", "新增泊位500个", "not_met"),
        ("新增泊位550个", "已完成", "met"),
        ("新增泊位550个", "招标中", "in_progress"),
        ("新增泊位550个", "", "no_data"),
        ("全年不发生较大事故", "未发生较大事故", "met"),
        # What was to be, told beside what was reached; of a stage, of all the works, in one act.
        ("举办讲座50场", "举办讲座90场，已超额完成年度目标（50场）", "exceeded"),
        ("改造旧管网", "完成工程量60%，超额完成6月份设定的节点目标", "in_progress"),
        ("重点工程年度投资9亿元", "重点工程50个，总投资90亿元，完成投资4亿元", "not_met"),
        ("新建、改造书屋10个", "书屋新建9个，改造11个，完成全年目标的200%", "in_progress"),
        ("新增LED60台", "新增LED75台", "exceeded"),
        ("推进绿道建设", "已提前完成全年目标任务", "met"),
        # What was to be, said again before how many there are.
        ("完成8个集市改造提升", "8个集市改造提升任务，已完成4个", "not_met"),
        ("治理沙化土地60亩", "60亩的沙化土地治理任务已完成65亩", "exceeded"),
        ("新、改扩建书院20所", "新改扩建20所书院，已推动开工建设7所", "in_progress"),
        ("购置新能源客车51辆", "51辆新能源客车购置，已完成市场调查", "in_progress"),
        ("新增公寓开工1800套", "公寓基本建成2900套", "in_progress"),
        ("专项投资完成率90%以上", "完成投资5亿元，占计划6亿元的83%", "in_progress"),
        ("治理清溪河", "仅完成河段3公里", "in_progress"),
        ("治理清溪河", "完成0.6亿元", "in_progress"),
        ("治理清溪河", "不仅完成治理，还新建步道", "met"),
        ("全年不发生较大事故", "发生较大事故1起，已完成整改", "not_met"),
        ("运行维护费", "150万", "no_data"),
        ("收入增长8%以上", "全年数据未出", "no_data"),
        ("收入增长8%以上", "完成收入25亿元，增长9.2%", "exceeded"),
        ("收入增长8%以上", "前三季度，收入增长7.5%", "in_progress"),
        ("失业率控制在3%以内", "失业率2.1%", "met"),
        ("失业率控制在3%以内", "失业率3.5%", "not_met"),
        ("审批“最多80天”", "审批75天", "met"),
        ("收入增长7%左右", "收入增长6.8%", "met"),
        # Several targets: one short decides, one better than asked is enough to exceed.
        ("开工项目14个，投用3个", "开工11个项目；投用6个项目", "not_met"),
        ("培育企业70家，新增企业110家", "培育企业70家，新增企业119家", "exceeded"),
        ("出让用地12宗450亩", "完成出让14宗470亩", "exceeded"),
        ("改造绿道5条18公里", "改造绿道6条", "exceeded"),
        ("新增甲企业10家，收入增长5%", "新增甲企业12家，全年数据未出", "no_data"),
        ("新增甲企业10家，举办活动5场", "新增甲企业12家", "partly"),
        ("新增甲企业10家，举办活动5场", "新增甲企业12家，活动正在筹备", "in_progress"),
        # Steps, means and papers, another number, things without the title, the stock.
        ("加装电梯30部", "电梯加装通过联审30部", "in_progress"),
        ("修缮古桥6座", "编制古桥修缮方案6座", "in_progress"),
        ("火灾起数下降10%", "火灾死亡人数下降15%", "in_progress"),
        ("培育养殖示范场5家", "新登记养殖场15家", "in_progress"),
        ("开通基站400个", "开通基站累计达到1260个", "in_progress"),
        ("新增公交线路4条", "延伸公交线路6条", "in_progress"),
        ("完成路面铺设", "路面铺设完成七成", "in_progress"),
        ("建成食堂4个，年底前投用", "4个食堂均已建成，正在验收", "in_progress"),
        ("举办读书活动80场", "举办读书活动线上18场、线下66场", "exceeded"),
        ("新增规上工业企业12家", "新增规上企业15家，其中工业9家", "partly"),
        ("全年不发生较大以上事故", "未发生较大及以上事故", "met"),
        ("新建货运泊位2个", "货运泊位完成选点2个", "in_progress"),
        ("编制村庄规划3个", "编制完成村庄规划4个", "exceeded"),
        ("消除隐患场所6处", "发现隐患场所7处，正在消除", "in_progress"),
        ("“全市通办”事项达到150项", "“全区通取”事项达到210项", "in_progress"),
        ("新增零售额12亿元", "实现零售额15亿元", "in_progress"),
        ("完成水利项目20个", "水利项目20个，开工17个", "in_progress"),
        ("开行班线18条", "班线日均开行96班次", "in_progress"),
        # Another act on such a thing, and fewer finished than were promised.
        ("新建公园3个", "改造公园5个", "in_progress"),
        ("更新公交车80辆", "采购公交车50辆", "in_progress"),
        ("新建改造公园3个", "改造公园5个", "exceeded"),
        ("改造老旧小区20个", "20个老旧小区全部开工，12个已完工", "in_progress"),
        ("举办招聘会30场", "举办线上线下招聘会35场", "exceeded"),
        # Two sorts of one thing.
        ("集中供养标准提高到2200元", "已完成。分散供养标准提高到1400元", "met"),
        # A figure of the target that has no name, and whose unit nothing reported has.
        ("新增甲企业10家，让村民了解20场", "新增甲企业12家", "partly"),
        ("新增甲企业10家，让村民了解20场", "均已完成", "met"),
        # Another stage, another kind of figure, or what was before is no answer.
        ("竣工学校3所", "开工学校3所，正在建设", "in_progress"),
        ("亩均收入3万元", "亩均收入较去年提高2.4万元", "in_progress"),
        # A share is not reached by a number, nor four of something without a name by three.
        ("甲类企业占比10%", "新增甲类企业11家", "in_progress"),
        ("让村民了解4次", "已举办3次", "in_progress"),
        # Each place counts alone, all of them together.
        ("建设泊位400个", "小区建设泊位250个，公园建设泊位160个", "exceeded"),
        # What is counted in one stretch of the time after the other.
        ("新建口袋公园9个、改造公园3个", "6个口袋公园已建成，3个改造公园均已进场", "not_met"),
        ("建设公园6个、步道8公里", "建成公园4个、步道8.6公里", "in_progress"),
        ("救助300人", "上半年救助180人，7—12月救助140人", "exceeded"),
        ("新增泊位90个", "一季度新增泊位30个，二季度新增泊位40个，三季度新增泊位30个", "exceeded"),
        ("整改隐患60处", "上半年整改隐患31处，下半年整改隐患33处", "exceeded"),
        ("解决3万人饮水问题", "尚有0.3万人饮水问题没有解决，其余正在推进", "in_progress"),
        # Waiting time: less is better.
        ("平均办结时间2小时", "平均办结时间1小时40分钟", "met"),
        ("新建孵化器4家", "推荐4家申报孵化器，待评审", "in_progress"),
        ("新增场景15个", "在去年19个场景基础上，新增12个场景", "not_met"),
        ("申报专利企业10家", "培育区级专利企业8家、市级专利企业14家", "exceeded"),
        ("筹建公寓500套", "共筹建公寓519间", "exceeded"),
        # Verbs of dealing with something set no goal by themselves.
        ("实施131个开发项目", "共133个项目，已完工31个，其余加快推进", "in_progress"),
        ("实施65个小区改造", "完工65个小区改造", "met"),
        # A stated rate, where nothing else can be compared.
        ("化解债务", "化解债务完成年度任务的145.26%", "exceeded"),
        ("化解债务", "化解债务完成年度任务的92%", "not_met"),
        # Words alone.
        ("推进改革", "正在推进", "in_progress"),
        ("举办比赛", "因疫情影响停办", "cancelled"),
        ("举办比赛", "因疫情影响延期", "postponed"),
        ("建设车站1座", "因用地指标未落实，推迟至2023年实施", "postponed"),
        ("整合队伍", "部分完成", "in_progress"),
        ("推进立法", "已报人大审议", "in_progress"),
        ("做好协作", "各项指标均超额完成任务", "exceeded"),
        ("建成公园", "未完成", "not_met"),
        # What is left over on both sides, by the same unit and somewhat alike.
        ("新增就业6万人，培训技能人才2万人次", "新增就业7万人，开展技能培训2.3万人次", "exceeded"),
        # People do not answer for places, nor a step on the way for the end of it.
        ("对34所学校实行课后服务", "参与的学生32402人，已全部覆盖", "met"),
        ("13处运动场地建成使用", "13处运动场地已完成基础建设", "in_progress"),
        ("完成13处运动场地基础建设", "13处运动场地已完成基础建设", "met"),
        ("推进乙镇创建", "总投资6000万元的19个项目完成投资3000万元", "in_progress"),
        # So many in each are not so many in all, nor what there is what was made new.
        ("每个街道建成1处食堂", "7个街道建成5处", "in_progress"),
        ("新育苗1500亩", "现有育苗6200亩，其中当年新育1380亩", "in_progress"),
        ("治理河道3条", "3条河道治理完毕", "met"),
        # Five hundred are there to choose from; the eight are what it is bound to.
        ("将500个小区中的30个纳入改造", "改造小区30个", "met"),
        ("力争引进亿元以上项目10个，确保8个", "引进亿元以上项目9个", "exceeded"),
        ("打造总产值50亿元的建材产业园，签约项目3个", "签约项目3个", "met"),
        ("发放求职补贴", "已组织人员进行网上申请，补贴于12月28日前发放到位", "in_progress"),
        # What waits to be done, was put off, or was only asked for, is not done; nor is a roof.
        ("开工公寓900套", "图纸已审，待开工公寓900套", "in_progress"),
        ("举办花展1场", "原定3月举办花展1场，因降雨取消", "cancelled"),
        ("争取补助800万元", "申报补助900万元，尚无批复", "in_progress"),
        ("建设泵站4座", "4座泵站主体封顶", "in_progress"),
        ("修缮祠堂8处", "还有3处祠堂尚未完成修缮", "not_met"),
        ("建成茶馆2所", "茶馆2所正在装修，预计明年开业", "in_progress"),
        ("开工茶馆2所", "茶馆2所正在装修", "met"),
        ("竣工公寓900套", "公寓900套主体完工", "in_progress"),
        ("引进博士12名", "博士达成意向15名", "in_progress"),
        ("编印手册", "手册初稿已完成", "in_progress"),
        ("外贸增长6%", "外贸同比-2.1%", "not_met"),
        ("服务店铺400家", "上半年服务店铺230家，目前累计服务店铺410家", "exceeded"),
        # By so much, and to so much.
        ("压缩办理时限3天", "压缩办理时限4天", "exceeded"),
        ("压缩办理时限3天", "办理时限压缩至4天", "in_progress"),
        # What came on top, the parts of a list, stretches one after the other, a total behind one.
        ("建成书吧25个", "在去年19个的基础上新增6个，达到25个", "met"),
        ("维修礼堂22所", "维修村礼堂8所、镇礼堂14所", "met"),
        ("新建公厕20座", "上半年新建公厕8座，下半年新建公厕9座", "not_met"),
        ("淘汰锅炉400台", "上半年淘汰210台，累计淘汰415台", "exceeded"),
        # Some of it was reached, the rest was put off; what was announced is not done.
        ("新建公园12个、绿道15公里", "新建公园12个，绿道建设因资金问题暂缓", "partly"),
        ("招录社区工作者150名", "公告招录社区工作者150名", "in_progress"),
        ("建成基站300个", "累计建成基站1320个，今年新建286个", "not_met"),
        ("建成基站300个", "新建基站286个，累计建成1320个", "not_met"),
        ("开行班列100列", "累计开行班列412列，其中2021年开行88列", "not_met"),
        ("新改建城市道路20条", "新建道路9条，改造道路12条", "exceeded"),
        ("净增市场主体5000户", "新登记市场主体7312户，注销2920户，净增4392户", "not_met"),
        ("播种面积2万亩、总产量1万吨", "播种面积2.1万亩，总产量0.9万吨", "not_met"),
        ("整治内涝点9处", "9处内涝点整治完成8处，剩余1处正在办理手续", "not_met"),
        ("建成并投运充电站12座", "建成充电站12座，投运10座", "not_met"),
        ("基础养老金每人每月提高10元", "基础养老金每人每月提高12元", "exceeded"),
        ("引进500强企业3家", "拜访500强企业12家", "in_progress"),
        ("建成示范社区5个", "5个示范社区已完成规划设计", "in_progress"),
        ("打造市级示范点4个", "打造示范点6个，其中市级2个", "not_met"),
        ("规上工业能耗下降2%", "单位工业增加值能耗下降3%", "in_progress"),
        ("代表建议办复率100%", "286件代表建议全部按期办复", "met"),
        ("社会消费品零售总额增长9%", "限上社会消费品零售额增长12%", "in_progress"),
        ("服务业增加值增长7%", "服务业营业收入增长13%", "in_progress"),
        ("实施改造项目60个", "实施改造项目58个，总投资26亿元", "not_met"),
        # What goes by a name of its own is that, and nothing like it.
        ("新增专精特新“小巨人”企业5家", "新增省级专精特新企业12家，国家级“小巨人”4家", "partly"),
        # Of a road a part of the works is done.
        ("新建公路12公里", "完成公路路基工程15公里", "in_progress"),
        ("完成危房改造320户", "开工危房改造326户，竣工301户", "not_met"),
        ("建成人才公寓200套", "200套人才公寓已完成装修，家具采购中", "in_progress"),
        ("举办大型招聘会6场", "举办招聘会21场", "in_progress"),
        ("督办事项清零", "督办事项42件，办结39件", "in_progress"),
        ("发放耕地补贴", "已发放补贴700万元，占应发总额的82%", "in_progress"),
        ("综合窗口乡镇全覆盖", "16个乡镇中14个已设置综合窗口", "in_progress"),
        ("为老年人免费接种疫苗2万剂次", "接种疫苗2.6万剂次，其中老年人1.7万剂次", "partly"),
        ("新增公共停车位1500个", "在建停车场5个，可提供停车位1720个", "in_progress"),
        ("安装报警装置全覆盖", "63所学校安装到位58所", "in_progress"),
        # What is done, in other words of the same act.
        ("完成黑臭水体治理4条", "4条黑臭水体已完成治理并通过市级验收", "met"),
        ("妇幼保健院完成搬迁", "5月26日整体搬迁至新院区并正式接诊", "met"),
        ("危房改造65户", "65户全部竣工入住", "met"),
        ("建成服务中心新址", "新址装修完成，11月6日整体搬迁入驻", "met"),
        ("建成监测站点48个", "48个站点全部安装调试完毕并投入运行", "met"),
        ("建成书房3座", "建成并开放书房3座", "met"),
        ("出台行动计划", "行动计划已于6月12日以区政府文件印发", "met"),
        ("为1000户困难家庭实施适老化改造", "完成适老化改造1023户", "exceeded"),
        ("兑现奖补资金300万元", "已兑现300万元", "met"),
        ("电站并网发电6座", "6座全部并网", "met"),
        ("博物馆开馆运行", "4月23日开馆运行，日均接待观众600人次", "met"),
        ("完成施工招标", "施工招标已完成", "met"),
        ("医院完成主体结构", "主体结构于11月18日封顶", "met"),
        ("组建投资集团", "集团于4月18日挂牌成立", "met"),
        ("发放高温补贴", "7月20日前发放完毕", "met"),
        ("完成应急演练", "5月18日开展区级应急演练，参演420人", "met"),
        ("完成变更调查", "调查成果已通过省级核查", "met"),
        ("打通断头路", "断头路全部打通", "met"),
        ("办好运动会", "9月16日至20日成功举办", "met"),
        ("承办现场会", "因计划调整，现场会不再召开", "cancelled"),
        ("发案率下降5%", "发案数下降7.3%", "in_progress"),
        ("推进示范区创建", "召开创建动员大会，成立工作专班", "in_progress"),
        ("推进古镇建设", "印发《古镇建设实施方案》", "in_progress"),
        ("新增企业6000户", "新增企业同比增长12%", "in_progress"),
        # A number of which a part is not done is not of what is done.
        ("新建成驿站5座", "新建成驿站6座，其中2座正在施工", "in_progress"),
        ("开工驿站5座", "开工驿站6座，其中2座完成工程量的85%", "exceeded"),
        ("新增就业900人", "新增就业950人，其中：县内450人，完成任务的90%", "exceeded"),
        # All is done where the act is the one that was promised.
        ("改造农贸市场6家", "均已改造完成", "met"),
        ("改造农贸市场6家", "已全部完成改造任务", "met"),
        ("新建驿站60座", "已全部安装完成", "in_progress"),
        ("完成6个乡村居民点环境综合整治", "6个乡村居民点人居环境综合整治项目已完工4个", "not_met"),
        # A rate of the task's own that its number does not bear out; a part of it; one of two.
        ("举办培训5场", "举办培训5场，完成进度80%", "in_progress"),
        ("门诊楼数字化改造", "已完成部分诊室数字化改造", "in_progress"),
        ("东湖路口、西山路口改造", "东湖路口已完成并通车", "in_progress"),
        # What was spent by then is no rate of the works; one of so many is not all of them.
        ("开工小区15个", "15个小区全部开工，项目投资完成进度达到60%", "met"),
        ("发展集体经济，20个村收入均超30万元", "20个村中16个村收入超30万元", "in_progress"),
        ("村屯道路硬化", "村屯道路已开工47条，竣工8条", "in_progress"),
        ("污染物减排", "污染物减排完成年度目标", "met"),
        ("更新公交车100辆", "已于日前更新完毕", "met"),
        ("新增公交线6条", "到目前实际新增7条", "exceeded"),
        ("村级电站24个", "完成22个村级电站并网发电", "not_met"),
        ("南岭桥改造", "东湖桥、南岭桥等桥梁的改建工程相继完工", "met"),
        ("南岭寺改造", "南岭寺完成厢房改造", "in_progress"),
        # A goal that is said to be reached, a year's task that names all that was promised.
        ("加强河流整治", "水质优良比例达75%，达到年度整改目标", "met"),
        (
            "加快东湖分院及西山、南岭2家卫生服务中心建设",
            "完成东湖分院及南岭、西山卫生服务中心年度建设任务",
            "met",
        ),
        ("加快西山、南岭2家卫生服务中心建设", "完成南岭卫生服务中心年度建设任务", "in_progress"),
        # What stands in a list beside it, or in another cell, is no more of it.
        ("建设示范村24个", "建设整村推进村80个、示范乡镇11个、示范村24个", "met"),
        ("增设基站100座", "基站建成开通110座", "exceeded"),
        ("为7个小区实施消防设施增配或改造", "7个小区消防设施改造已通过验收", "met"),
        ("为500名妇女免费进行“两癌”检查", "完成“两癌”检查516名", "exceeded"),
        # Nouns that every promise has (工程) make two works no one; nor is a shell the building.
        ("东湖路建设工程", "西山桥、南岭渠建设工程已完成", "in_progress"),
        ("疾控中心综合楼项目", "主体建成", "in_progress"),
        ("修缮古桥12座", "12座古桥修缮方案全部获批", "in_progress"),
        ("新增学位150个", "新增学位150个的学校主体已完工", "in_progress"),
        ("建立听证会制度", "听证会已召开3次", "in_progress"),
        ("饮水安全巩固提升工程4处", "4处巩固提升项目全部建成", "met"),
        # The time that is told: in a later year, before the verb.
        ("建设博览园", "2022年底对外开放", "in_progress"),
        ("二期道路建设", "二期道路已于去年9月份完工并正式通车", "met"),
        ("办好油菜花节", "3月22日，油菜花节在青石镇隆重举行", "met"),
        # How it is gone about accuses nobody, and what still stands out does.
        ("10月底前完成网站迁移", "有序推进网站迁移", "in_progress"),
        ("10月底前完成网站迁移", "正在进行网站迁移调试", "not_met"),
        # What is expected still may come.
        ("完成技改投资10亿元", "完成技改投资9亿元，预计年底10.5亿元", "in_progress"),
        ("完成技改投资10亿元", "完成技改投资9亿元，预计年底9.5亿元", "not_met"),
    ],
)
def test_verdicts(task: str, report: str, expected: str) -> None:
    found = verdict(task, report)
    assert found.value_text == expected
    assert found.object.iri == STATUS + expected
    assert found.explanation
    assert (found.rule or "").startswith("assess-")


def test_a_shortfall_within_the_year_is_still_in_progress() -> None:
    title = "青石区2021年重点工作（截至6月底）"
    assert verdict("新增泊位550个", "新增泊位300个", title).value_text == "in_progress"


def test_the_arithmetic_is_told() -> None:
    found = verdict("新增泊位550个", "新增泊位1399个")
    assert found.explanation == "新增泊位目标550个，结果1399个，超过目标"
    assert found.passage.quote == "新增泊位1399个"


def test_results_say_which_target_they_answer() -> None:
    pairs = [
        (each.subject.name, each.object.name)
        for each in judged("开工学校10所、竣工6所", "6所学校已竣工，10所学校已开工")
        if each.predicate == "answers"
    ]
    assert sorted(pairs) == [
        ("学校开工 10所", "开工学校 10所"),
        ("学校竣工 6所", "竣工学校 6所"),
    ]


@pytest.mark.parametrize(
    ("task", "report", "expected"),
    [
        ("新增泊位550个", "新增泊位1399个，完成率254.4%", [("1399/550", "254.4%", True)]),
        ("新增泊位800个", "新增泊位920个，完成率112%", [("920/800", "112%", False)]),
        ("新增泊位300个", "新增泊位200个，完成率66.6%", [("200/300", "66.6%", True)]),
        ("投资", "计划投资10亿元，已完成投资8亿元，占年度计划的80%", [("8/10", "80%", True)]),
        (
            "新增空间60万平方米",
            "新增空间69.16万平方米，完成率115.3%",
            [("69.16/60", "115.3%", True)],
        ),
        (
            "新增甲学位1500个、乙学位2000个",
            "新增甲学位1620个、乙学位2000个，分别完成年度任务的108%、100%",
            [("1620/1500", "108%", True), ("2000/2000", "100%", True)],
        ),
        (
            "消化用地3300亩",
            "消化甲地575亩，乙地2477亩，丙地1074亩，共4126亩",
            [("575+2477+1074", "4126亩", True)],
        ),
        ("消化用地3300亩", "消化甲地575亩，乙地2477亩，共4126亩", [("575+2477", "4126亩", False)]),
        ("新增人才50人", "新增人才22人，其中甲类8人、乙类14人", [("8+14", "22人", True)]),
        ("新增人才50人", "新增人才30人，其中甲类8人、乙类14人", []),  # only some of them
        ("新增托位300个", "新增托位360个。其中普惠托位270个，占75%", [("270/360", "75%", True)]),
        ("引进企业", "引进甲厂、乙厂、丙厂3家企业", [("甲厂、乙厂、丙厂", "3家", True)]),
        ("引进企业", "引进甲厂、乙厂、丙厂4家企业", [("甲厂、乙厂、丙厂", "4家", False)]),
        ("引进企业", "引进甲厂、乙厂等20家企业", []),  # 等: there are more
        ("完善体系", "围绕交通、文化、产业四大行动", [("交通、文化、产业", "四大行动", False)]),
        ("推进3、4、10号线建设", "共涉及3条线路，已贯通", [("3、4、10号线", "3条", True)]),
        (
            "落地甲集团等4个项目",
            "英石项目开展招标，花石地块取得条件，甲石、全石等项目正在办理手续",
            [("英石项目、花石地块、甲石、全石", "4个", True)],
        ),
        ("落地甲集团等4个项目", "英石项目开展招标，花石项目已开工", []),  # two are passed over
        ("实施131个项目", "共133个项目", [("任务131个；进展133个", "131个", False)]),
    ],
)
def test_figures_are_computed_again(
    task: str, report: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert checks(task, report) == expected


def test_a_check_quotes_the_words_it_recomputes() -> None:
    (found,) = (
        each
        for each in judged("新增泊位550个", "新增泊位1399个，完成率254.4%")
        if each.predicate == "hasCheck"
    )
    assert found.passage.quote == "1399个，完成率254.4%"
    assert found.rule == "recompute-rate"
    assert found.explanation == "1399/550 = 254.364，文中为254.4%，一致"


def test_labels_are_those_of_the_scheme() -> None:
    verdicts = vocabulary().verdicts
    assert set(VERDICT_NAMES) == set(verdicts)
    assert all(verdicts[name].labels["zh"] == label for name, label in VERDICT_NAMES.items())


def test_a_document_without_its_words_is_left_alone() -> None:
    text = "青石区2021年\n任务内容\t责任单位\t进展\n新增泊位5个\t区府办\t新增泊位5个\n"
    assert assess(without_quotes(extract(read_text(text, "青石.tsv")))) == []
