"""Downloads: from a server made of a dictionary, for no test may reach the network."""

from __future__ import annotations

import http.client
import io
import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from workbench.engines.download import downloaded
from workbench.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

Pages = dict[str, Any]


class Response(io.BytesIO):
    """What a server answers."""

    def __init__(self, data: bytes, length: int | None = None) -> None:
        super().__init__(data)
        self.headers = {} if length is None else {"Content-Length": str(length)}


def index_of(*entries: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(entries).encode()


def entry(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON can hold
    return {"from_code": "zh", "to_code": "en", "links": ["https://a/zh_en"], **changes}


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pages:
    """Answer by the last part of an address; an exception is raised, no answer is an error."""
    pages: Pages = {}

    def urlopen(request: urllib.request.Request, timeout: float) -> Response:
        assert 0 < timeout <= 30
        page = pages.get(request.full_url.rsplit("/", 1)[-1], urllib.error.URLError("no route"))
        if isinstance(page, BaseException):
            raise page
        return page if isinstance(page, Response) else Response(page)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return pages


def fetch(source: str = "zh", target: str = "en") -> tuple[bytes, list[tuple[int, int]]]:
    reports: list[tuple[int, int]] = []
    with downloaded(source, target, lambda *report: reports.append(report)) as file:
        return file.read_bytes(), reports


def test_a_package_is_fetched_and_its_file_removed(pages: Pages, tmp_path: Path) -> None:
    pages["index.json"] = index_of("junk", None, entry(from_code="fr"), entry())
    pages["zh_en"] = Response(b"package", 7)
    assert fetch() == (b"package", [(7, 7)])
    assert list(tmp_path.iterdir()) == []


def test_the_newest_of_a_pair_is_fetched(pages: Pages) -> None:
    versions = ("1.9", "1.10", "1.2")
    pages["index.json"] = index_of(
        *[entry(package_version=v, links=[f"https://a/{v}"]) for v in versions]
    )
    pages["1.10"] = b"newest"
    assert fetch()[0] == b"newest"


def test_the_second_address_helps_where_the_first_fails(pages: Pages) -> None:
    pages["index.json"] = index_of(entry(links=["ipfs://x", "https://a/gone", "https://a/zh_en"]))
    pages["zh_en"] = b"package"
    assert fetch()[0] == b"package"


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (urllib.error.URLError(OSError(101, "Network is unreachable")), "Network is unreachable"),
        (urllib.error.HTTPError("https://a", 503, "Busy", http.client.HTTPMessage(), None), "503"),
        (TimeoutError("timed out"), "timed out"),
        (ConnectionResetError(104, "Connection reset by peer"), "reset by peer"),
        (http.client.RemoteDisconnected("closed"), "closed"),
    ],
)
def test_without_a_network_one_line_says_so(
    failure: Exception, said: str, pages: Pages, tmp_path: Path
) -> None:
    pages["index.json"] = failure
    with pytest.raises(ModelError, match=f"cannot be reached: .*{said}") as caught:
        fetch()
    assert "models install FILE.argosmodel" in (caught.value.hint or "")
    pages["index.json"] = index_of(entry())
    pages["zh_en"] = failure
    with pytest.raises(ModelError, match=f"the download failed: .*{said}"):
        fetch()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("case", rows("engines/indexes.yaml"))
def test_an_odd_index_is_no_crash(case: dict[str, Any], pages: Pages) -> None:
    pages["index.json"] = case["index"].encode()
    with pytest.raises(ModelError) as caught:
        fetch()
    assert case["expect"] in caught.value.message


def test_an_index_that_never_ends_is_given_up(pages: Pages) -> None:
    pages["index.json"] = b"[" * (17 * 1024**2)
    with pytest.raises(ModelError, match="is no index of packages"):
        fetch()


def test_a_broken_download_leaves_nothing(pages: Pages, tmp_path: Path) -> None:
    pages["index.json"] = index_of(entry())
    pages["zh_en"] = Response(b"half", 8)
    with pytest.raises(ModelError, match="broken off after 4 of 8 bytes"):
        fetch()
    assert list(tmp_path.iterdir()) == []


def test_stopping_a_download_leaves_nothing(pages: Pages, tmp_path: Path) -> None:
    pages["index.json"] = index_of(entry())
    pages["zh_en"] = b"package"

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), downloaded("zh", "en", stop):
        pass
    assert list(tmp_path.iterdir()) == []
