"""Words around Chinese numerals: what may follow a counted number, and what only looks like one."""

from __future__ import annotations

import re

_MEASURES = """
个 名 位 家 人 口 户 岁 年 天 日 周 月 季 次 回 遍 趟 项 件 条 张 辆 架 艘 座 栋 幢 间
套 所 部 台 只 头 匹 株 棵 颗 粒 块 片 枚 支 枝 把 本 册 篇 首 幅 封 份 届 场 轮 期 批 组
队 级 代 任 集 章 节 页 层 楼 门 排 行 处 站 点 倍 元 美元 欧元 英镑 日元 毛 角 分钟
秒 小时 时 刻钟 公里 里 米 厘米 毫米 英里 英尺 英寸 海里 吨 公斤 斤 克 磅 盎司 升 加仑
度 亩 公顷 平方 立方 桶 箱 袋 包 瓶 杯 碗 盒 盘 双 对 副 克拉 州 省 县 市 镇 村 星期
礼拜 季度 世纪 百分点 个百分点 周年 周岁 连胜 连败 英亩 兆瓦 千瓦 种 类 样 款 步 声
枪 刀 圈 桌 道 根 顶 股 笔 宗 起 例 桩 顿
"""
MEASURE = re.compile(r"\s?(?:" + "|".join(sorted(_MEASURES.split(), key=len, reverse=True)) + ")")
"""What makes a single character such as 三 a number that a translation must give."""

_IDIOMS = """
一万个 三个臭皮匠 三位一体 三元里 三只手 三天两头 三天三夜 三头六臂 三年五载 三点式
三番五次 三级片 三角 三轮车 三道 三部曲 三里屯 三更半夜 三人成虎 三日不见 三季稻 三把火
三百六十行 三十六计 三十而立 九天 九州 二百五 五十步笑百步 五台山 五花八门 五行 五角
五道口 八股 八角 十万八千里 十万火急 十里洋场 十年树木 十年寒窗 十天半月 七老八十 四声
四处 四周 四季 百分百 胡说八道 说三道四 百分点 千方百计 千军万马 成千上万 百万富翁
"""
_LONGEST_FIRST = sorted(_IDIOMS.split(), key=len, reverse=True)
_FIRST = "".join(sorted({idiom[0] for idiom in _LONGEST_FIRST}))
IDIOM = re.compile(f"(?=[{_FIRST}])(?:{'|'.join(_LONGEST_FIRST)})")
"""Words with characters for numbers in which no number is meant that a translation must give."""

NOT_TENTHS = "为功立员本果绩交长熟就套群分年人品都吉"
"""What follows 成 where it is a word of its own: 三成 is 30 percent, 三成员 three members."""

METRIC_PREFIX = re.compile(
    "千(?=瓦|克|卡|赫|帕|焦|伏|兆|字节|比特)|兆(?=瓦|赫|帕|焦|伏|字节|比特)|百(?=帕)"
    "|(?<=[0-9])千(?=米)"
)
"""千 and 兆 where they belong to a unit: 5千瓦 is 5 kilowatts, but 三千米 3,000 metres."""

SHORT_WORDS = {"半": ("0.5", "30", "6", "50", "15"), "双": ("2",), "俩": ("2",), "仨": ("3",)}
SHORT_WORDS |= {"午夜": ("0", "12", "24"), "中午": ("12",), "正午": ("12",), "一打": ("12",)}
SHORT_WORD = re.compile("|".join(SHORT_WORDS))
"""Words that may be what an English number was translated with, and their values."""
