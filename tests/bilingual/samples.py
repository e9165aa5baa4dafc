"""Articles built by hand: a realistic one for looking at, and a nasty one for breaking things."""

from __future__ import annotations

from workbench.article import Article, Block, BlockKind, Finding, Met, Segment, Severity, Span, Use
from workbench.locales import EN, ZH_CN, ZH_TW

Pair = tuple[str, str | None, tuple[Use, ...], tuple[Finding, ...]]
M, I, N = Met.BY_MODEL, Met.BY_INJECTION, Met.NOT_MET  # noqa: E741 - a column of short words
RARE_EARTHS = ("rare earths", "rare earth", "rare-earth")


def spot(text: str, part: str) -> Span:
    """Return the span of the first ``part`` in ``text``."""
    start = text.index(part)
    return Span(start, start + len(part))


def pair(source: str, target: str | None, *rows: tuple[str, str, Met] | Finding) -> Pair:
    """Return a sentence; a row such as ``("特朗普", "Trump", M)`` is a use of a term."""
    uses = []
    for row in rows:
        if isinstance(row, Finding):
            continue
        form, expected, met = row
        found = met is not N and target is not None
        span = spot(target or "", expected) if found else None
        forms = RARE_EARTHS if expected in RARE_EARTHS else (expected,)
        uses.append(Use(forms[0], spot(source, form), form, forms, met, span))
    return source, target, tuple(uses), tuple(row for row in rows if isinstance(row, Finding))


def block(kind: BlockKind, *pairs: Pair, level: int = 0, marker: str = "", line: int = 0) -> Block:
    """Return a block made of sentences; its text is their sources, end to end."""
    segments, start = [], 0
    for source, target, uses, findings in pairs:
        segments.append(Segment(source, start, target, -0.4, uses, findings))
        start += len(source)
    text = "".join(source for source, *_ in pairs)
    return Block(kind, text, level, line, marker, tuple(segments))


S3 = "除金力永磁（JL MAG Rare-Earth）外，英洛华与中科三环也表示已获出口许可。"
T3 = "Besides JL MAG Rare-Earth, Innuovo and Zhongke Sanhuan said they had obtained export permits."
S5 = "2024年，中国稀土出口额约为4.89亿美元，同比下降36%。"
T5 = "In 2024, China's rare earth exports were worth about $489 billion, down 36% on the year."
S7 = "“我们不会用芯片来换稀土。”贝森特说。"
T7 = "“We will not trade chips for rare earths,” Bessent said."
CODE = 'workbench translate 稀土.md --to en -o 稀土.html\n# <script>alert("no")</script>'

_HEAD = (
    block(
        BlockKind.HEADING,
        pair(
            "伦敦框架之后：稀土这张牌还能打多久？",
            "After the London framework: how long can the rare-earth card be played?",
            ("稀土", "rare-earth", M),
        ),
        level=1,
        line=1,
    ),
    block(
        BlockKind.CAPTION,
        pair("连云港码头上等待装船的矿石。", "Ore waiting to be loaded at a wharf in Lianyungang."),
    ),
    block(
        BlockKind.PARAGRAPH,
        pair(
            "本报6月18日讯，美国总统特朗普（川普）上周三在社交平台上表示，与中国的协议“已经完成”。",
            "June 18 — US President Trump said on social media last Wednesday that the deal with "
            "China was “done”.",
            ("特朗普", "Trump", M),
            ("川普", "Trump", M),
        ),
        pair(
            "按照他的说法，中方将“预先”供应磁体和所需的稀土，美方则履行包括留学生签证在内的承诺。",
            "By his account, China will supply magnets and any rare earths needed “up front”, "
            "while the United States keeps its promises, visas for students among them.",
            ("稀土", "rare earths", M),
        ),
        pair(
            "商务部发言人没有直接回应。",
            "The spokesman of the Department of Commerce did not reply directly.",
            ("商务部", "Ministry of Commerce", N),
            Finding(
                "term-missing",
                Severity.ERROR,
                "商务部 is “Ministry of Commerce” in the glossary; the target does not have it.",
                Span(0, 3),
                None,
                "Ministry of Commerce",
            ),
            Finding(
                "forbidden-form",
                Severity.ERROR,
                "“Department of Commerce” is the American one.",
                None,
                Span(21, 43),
                "Ministry of Commerce",
            ),
        ),
    ),
)
_BODY = (
    block(BlockKind.HEADING, pair("谁在等许可证", "Who is waiting for permits"), level=2),
    block(
        BlockKind.PARAGRAPH,
        pair(
            S3,
            T3,
            ("金力永磁（JL MAG Rare-Earth）", "JL MAG Rare-Earth", I),
            ("英洛华", "Innuovo", I),
            ("中科三环", "Zhong Ke San Huan", N),
            Finding(
                "term-missing",
                Severity.WARNING,
                "中科三环 is “Zhong Ke San Huan” in the glossary.",
                spot(S3, "中科三环"),
                spot(T3, "Zhongke Sanhuan"),
                "Zhong Ke San Huan",
            ),
        ),
    ),
    block(
        BlockKind.LIST_ITEM,
        pair("民用磁体：许可证有效期六个月；", "Civil magnets: permits are valid for six months;"),
        level=1,
        marker="-",
    ),
    block(
        BlockKind.LIST_ITEM,
        pair("汽车企业优先；", "car makers come first;"),
        level=2,
        marker="1.",
    ),
    block(
        BlockKind.LIST_ITEM,
        pair("军用磁体：没有许可证。", None),
        level=1,
        marker="-",
    ),
    block(
        BlockKind.PARAGRAPH,
        pair(
            S5,
            T5,
            ("稀土", "rare earth", M),
            Finding(
                "number-differs",
                Severity.ERROR,
                "4.89亿 is 489 million; the target says billion.",
                spot(S5, "4.89亿美元"),
                spot(T5, "$489 billion"),
                "$489 million",
            ),
        ),
        pair(
            "不过，北方稀土和中国稀土的股价当天上涨。",
            "Shares of Northern Rare Earth and China Rare Earth rose that day all the same.",
            ("北方稀土", "Northern Rare Earth", I),
            ("中国稀土", "China Rare Earth", I),
            Finding(
                "length-ratio", Severity.INFO, "The target is long for its source: read it once."
            ),
        ),
    ),
    block(
        BlockKind.QUOTE,
        pair(S7, T7, ("稀土", "rare earths", M), ("贝森特", "Bessent", M)),
        level=1,
    ),
    Block(BlockKind.CODE, CODE),
    Block(BlockKind.RULE, ""),
    block(BlockKind.PARAGRAPH, pair("（责任编辑：林晓）", "(Editor: Lin Xiao)")),
)

REALISTIC = Article(
    blocks=(*_HEAD, *_BODY),
    source_locale=ZH_CN,
    target_locale=EN,
    name="稀土.zh-CN.md",
    signature="workbench 0.1.0 · zh_en 0.1 (embedded) 7f3a91c2 · glossaries 5b1e0d44 · zh-CN→en · "
    "cascade: plain, injection · beam 4",
    notes=("Read as GB18030 by guess; give --encoding if names look wrong.",),
)

_EVIL = (
    "<script>alert(1)</script>\"'&amp; javascript:alert(2) "
    "\x00\x1b[31m\ud800 \u202eabc | *x* `y` [z](q)"
)
_BLANK_USE = (Use("blank", Span(0, 1), " ", (), Met.NOT_MET),)
NASTY = Article(
    blocks=(
        Block(
            BlockKind.HEADING,
            _EVIL,
            9,
            0,
            "",
            (
                Segment(
                    _EVIL,
                    0,
                    _EVIL,
                    None,
                    (
                        Use(_EVIL, Span(0, 12), _EVIL, (_EVIL,), Met.NOT_MET, Span(3, 99_999)),
                        Use(_EVIL, Span(8, 20), _EVIL, (), Met.GIVEN, Span(5, 9)),
                    ),
                    (
                        Finding(_EVIL, Severity.ERROR, _EVIL, Span(5, 15), Span(7, 7), _EVIL),
                        Finding(_EVIL, Severity.INFO, _EVIL),
                    ),
                ),
            ),
        ),
        Block(BlockKind.CODE, "```\n</pre></code><img src=x onerror=alert(3)>\n````"),
        Block(BlockKind.LIST_ITEM, "未分句", 0, 0, "</span>"),
        Block(BlockKind.PARAGRAPH, ""),
        Block(BlockKind.PARAGRAPH, " ", segments=(Segment(" ", 0, None, None, _BLANK_USE),)),
    ),
    source_locale=ZH_TW,
    target_locale=None,
    name=_EVIL,
    signature=_EVIL,
    notes=(_EVIL,),
)
_SALES = "商务部说，去年的出口额是4.89亿美元。"
_SALES_TARGET = "The Ministry said exports were worth $489 billion last year."
EXPLAINED = Article(
    blocks=(
        block(
            BlockKind.PARAGRAPH,
            pair(
                _SALES,
                _SALES_TARGET,
                ("商务部", "Ministry of Commerce", N),
                Finding(
                    "terms-missing",
                    Severity.ERROR,
                    "商务部 → Ministry of Commerce: not in the target",
                    spot(_SALES, "商务部"),
                    None,
                    "Ministry of Commerce",
                ),
                Finding(
                    "numbers-missing",
                    Severity.ERROR,
                    "4.89亿美元 is $489 million",
                    spot(_SALES, "4.89亿美元"),
                    spot(_SALES_TARGET, "$489 billion"),
                    "$489 million",
                ),
            ),
        ),
        block(BlockKind.PARAGRAPH, pair("关税没有变。", "Tariffs did not change.")),
    ),
    source_locale=ZH_CN,
    target_locale=EN,
    name="出口.md",
    signature="workbench 0.1.0",
)
"""Its findings are of rules that the program explains."""
EMPTY = Article((), ZH_CN, EN)
ARTICLES = {"realistic": REALISTIC, "nasty": NASTY, "empty": EMPTY}
