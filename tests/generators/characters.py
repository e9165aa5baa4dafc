"""Make ``workbench/text/characters.tsv`` from OpenCC's own character tables (Apache-2.0).

Run ``python -m tests.generators.characters`` after a new OpenCC release. The columns are a
Traditional character, the Simplified one that it folds to, and ``s`` where the Simplified one is
never used in Traditional text (unlike 后, 里 or 台, which are both).
"""

from __future__ import annotations

from pathlib import Path

TABLE = Path(__file__).parents[2] / "workbench" / "text" / "characters.tsv"
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


def convert_each(config: str, chars: list[str]) -> list[str]:
    """Return each character converted on its own."""
    import opencc

    converted = opencc.OpenCC(config).convert("\n".join(chars))
    return str(converted).split("\n")


def make_table() -> str:
    """Return the text of the table."""
    chars = [chr(code) for first, last in HAN for code in range(first, last + 1)]
    # Hong Kong's variants (衞) are not all in t2s; Taiwan's 著 → 着 would spoil 著名, so no tw2s.
    simplified = [
        plain if plain != char else hong_kong
        for char, plain, hong_kong in zip(
            chars, convert_each("t2s", chars), convert_each("hk2s", chars), strict=True
        )
    ]
    pairs = [(t, s) for t, s in zip(chars, simplified, strict=True) if t != s and len(s) == 1]
    # A character is Simplified only if both Taiwan's and Hong Kong's conversion replace it;
    # one that stays in some Traditional word (后, 里, 台) maps to itself in a phrase.
    targets = sorted({s for _, s in pairs})
    replaced = {
        char
        for char, tw, hk in zip(
            targets, convert_each("s2tw", targets), convert_each("s2hk", targets), strict=True
        )
        if char not in (tw, hk)
    }
    only = replaced - set(_used_in_traditional())
    return "".join(f"{t}\t{s}\t{'s' if s in only else ''}\n" for t, s in pairs)


def _used_in_traditional() -> str:
    """Return the characters whose entry in OpenCC's STCharacters names themselves as well."""
    return (
        "㐹万丑丰了于云亘仆仇价仿伙余佛佣俊修借僵克党冬准凌几凶出划刮制千升卜占卷厂厘只台叶吁吃合吊同后向周"
        "咨咸咽哄唇喂噪回困夫夸奸姜娘它家尸局岩岳巨布帘席干幸广庵弦彩征御志念恤愈愿戚才扎托扣折抵拐挂挨挽据"
        "搜斗旋昆暗曲朱朴杆杠杯杰松板极柜栗核梁欲沈沾泛注涂涌淀游漓熏玩璇症皂矩确私秋种筑系胄背胜胡腊腌膻致"
        "舍芸苔苹范荐蒙蔑虫蚝蜡蝎表谷跖辟适郁酸采里雕面"
    )


if __name__ == "__main__":
    TABLE.write_text(make_table(), encoding="utf-8")
