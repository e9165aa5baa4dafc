"""How the process gets its memory: on a CPU page faults can cost as much as the arithmetic."""

from __future__ import annotations

import contextlib
import ctypes
import os

_TRIM_THRESHOLD, _MMAP_MAX = -1, -4
"""Of glibc's ``malloc.h``."""


def keep_memory() -> None:
    """Have large pages used, and freed memory kept for the next step; call before torch is loaded.

    Large pages are for PyTorch on Linux, keeping memory for glibc; elsewhere nothing happens. Of
    the kernels that oneDNN makes for each shape of a product, fewer are kept than by default.
    """
    os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "512")
    with contextlib.suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_MAX, 0)
        library.mallopt(_TRIM_THRESHOLD, 2**31 - 1)
