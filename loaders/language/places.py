"""Cities and counties that a text names besides its own division: by list, and by form.

The cities that head a prefecture are written short (落户西安) and are few, so they are listed; a
county or city is found by its last word where it stands at the beginning of a phrase (与某某县).
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology import late_re as re
from ontology.divisions import divisions

PROVINCES = {
    "北京": ("110000", "北京市"), "天津": ("120000", "天津市"), "河北": ("130000", "河北省"),
    "山西": ("140000", "山西省"), "内蒙古": ("150000", "内蒙古自治区"),
    "辽宁": ("210000", "辽宁省"), "吉林": ("220000", "吉林省"), "黑龙江": ("230000", "黑龙江省"),
    "上海": ("310000", "上海市"), "江苏": ("320000", "江苏省"), "浙江": ("330000", "浙江省"),
    "安徽": ("340000", "安徽省"), "福建": ("350000", "福建省"), "江西": ("360000", "江西省"),
    "山东": ("370000", "山东省"), "河南": ("410000", "河南省"), "湖北": ("420000", "湖北省"),
    "湖南": ("430000", "湖南省"), "广东": ("440000", "广东省"),
    "广西": ("450000", "广西壮族自治区"), "海南": ("460000", "海南省"),
    "重庆": ("500000", "重庆市"), "四川": ("510000", "四川省"), "贵州": ("520000", "贵州省"),
    "云南": ("530000", "云南省"), "西藏": ("540000", "西藏自治区"), "陕西": ("610000", "陕西省"),
    "甘肃": ("620000", "甘肃省"), "青海": ("630000", "青海省"),
    "宁夏": ("640000", "宁夏回族自治区"), "新疆": ("650000", "新疆维吾尔自治区"),
}  # fmt: skip
"""Provinces by their short names: code by GB/T 2260, and full name."""

_CITIES = (
    "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 阳泉 "
    "长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 "
    "鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 "
    "辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 通化 松原 白城 哈尔滨 齐齐哈尔 鸡西 "
    "鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 "
    "苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 "
    "湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 "
    "铜陵 安庆 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 泉州 "
    "漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 "
    "抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 "
    "临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 "
    "濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 "
    "襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 "
    "岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 "
    "佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 潮州 "
    "揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 百色 贺州 河池 "
    "崇左 海口 三亚 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 "
    "乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 "
    "毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 西安 "
    "铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 商洛 兰州 嘉峪关 金昌 天水 武威 "
    "张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 "
    "乌鲁木齐 克拉玛依"
)
"""Cities that head a prefecture, without those whose name is a common word (白银, 来宾, 朝阳)."""

_CITY = re.compile(
    f"(?=[{''.join(sorted({each[0] for each in _CITIES.split()}))}])(?:"
    + "|".join(sorted(_CITIES.split(), key=len, reverse=True))
    + ")市?(?![路街道山河湖港大]|日报|晚报|晨报|都市报|新闻|广播|电视|网[讯，])"
)
_COUNTY = re.compile(
    r"(?:(?<=[，、。；：与和同在到赴向对省州盟（“])|^|(?<=[\u4e00-\u9fff]市))"
    r"(?P<name>(?![全我本各该市城小大强名省多几两某每其此])[\u4e00-\u9fff]{2}(?:[县旗](?![级域城区委政直内外])))"
)


def cities_and_counties(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names other cities and counties: start, end, and the name (怀化 is 怀化市)."""
    for match in _CITY.finditer(text):
        yield match.start(), match.end(), f"{match.group().removesuffix('市')}市"
    for match in _COUNTY.finditer(text):
        if match["name"] in divisions().by_name:
            yield match.start("name"), match.end("name"), match["name"]
