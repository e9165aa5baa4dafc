"""Make ``workbench/glossary/words.txt`` from the word list of jieba (MIT).

Run ``python -m tests.generators.words path/to/jieba/dict.txt``. Kept are the words of two to four
characters and the single characters that the list has ``LEAST`` times or more, on the fold. A line
holds the words of one cost, which is the negative logarithm of their frequency, in tenths.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from workbench.text.fold import fold
from workbench.text.script import HAN

WORDS = Path(__file__).parents[2] / "workbench" / "glossary" / "words.txt"
LEAST = 30
LONGEST = 4

_HEAD = """\
# Words of Chinese by how rare they are: ten times the negative logarithm of their frequency, then
# the words. Made by tests/generators/words.py from the dictionary of jieba 0.42.1
# (https://github.com/fxsjy/jieba), under its licence:
#
# The MIT License (MIT)
#
# Copyright (c) 2013 Sun Junyi
#
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
# associated documentation files (the "Software"), to deal in the Software without restriction,
# including without limitation the rights to use, copy, modify, merge, publish, distribute,
# sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
# furnished to do so, subject to the following conditions:
#
# The above copyright notice and this permission notice shall be included in all copies or
# substantial portions of the Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
# NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
# NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
# DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
# OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def make_words(dictionary: str) -> str:
    """Return the text of the word list that is made from jieba's ``dictionary``."""
    counts: dict[str, int] = {}
    total = 0
    for line in dictionary.splitlines():
        word, count = line.split()[:2]
        total += int(count)
        if len(word) <= LONGEST and int(count) >= LEAST and all(map(HAN.match, word)):
            counts[fold(word)] = max(int(count), counts.get(fold(word), 0))
    by_cost: dict[int, list[str]] = defaultdict(list)
    for word, number in counts.items():
        by_cost[round(-10 * math.log(number / total))].append(word)
    lines = (f"{cost} {' '.join(sorted(words))}\n" for cost, words in sorted(by_cost.items()))
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    WORDS.write_text(make_words(Path(sys.argv[1]).read_text("utf-8")), encoding="utf-8")
