"""What the models are trained on, and how much each source counts.

Licences stand in the corpus' README and in the model cards. Newspaper prose weighs most; law,
machine-translated and very large documentation sets least, so that they lend words, not style.
"""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "newsroom": 7.0,
    "tatoeba-cmn": 2.0,
    "mlqe-pe": 2.0,
    "tico19": 2.0,
    "threeam": 0.5,
    "cedict": 0.5,
    "opensource-guide-zh": 1.0,
    "privacyguides-zh": 1.0,
    "mozilla-legal-zh": 0.7,
    "mozilla-www-zh": 0.5,
    "d2l-zh": 0.7,
    "hf-course-zh": 0.7,
    "react-docs-zh": 0.4,
    "rust-book-zh": 0.4,
    "comprehensive-rust-zh": 0.4,
    "vue-docs-zh": 0.4,
    "angular-docs-zh": 0.3,
    "electron-docs-zh": 0.3,
    "apisix-docs-zh": 0.3,
    "gnome-user-docs-zh": 0.4,
    "freebsd-docs-zh": 0.3,
    "cncf-glossary-zh": 0.5,
    "helm-zh": 0.3,
    "tidb-docs-zh": 0.3,
    "tidb-dm-docs-zh": 0.3,
    "django-docs-zh": 0.2,
    "tw-laws": 0.15,
    "tw-laws-history": 0.05,
    "k8s-docs-zh": 0.1,
    "tf-docs-zh": 0.15,
    "php-docs-zh": 0.1,
    "python-docs-zh-cn": 0.1,
    "python-docs-zh-tw": 0.2,
    "ms-client-docs-zh": 0.2,
    "ms-powershell-docs-zh": 0.2,
    "ms-efcore-docs-zh": 0.2,
    "ms-office-docs-zh": 0.2,
    "ms-cpp-docs-zh": 0.05,
}
"""How often a pair of each source is drawn, on average, in one shard."""

TRADITIONAL = frozenset({"tw-laws", "tw-laws-history", "python-docs-zh-tw", "privacyguides-zh"})
"""Sources in Taiwan's vocabulary, converted with it; the others by script alone."""
