"""A headless Chromium steered through a pipe: pages opened, looked at, typed into, printed.

The browser's own protocol, without a driver: JSON messages with a zero byte after each.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
BROWSER = next((path for name in NAMES if (path := shutil.which(name))), None)
needs_browser = pytest.mark.skipif(
    BROWSER is None, reason=f"no browser to open the page with: none of {', '.join(NAMES)} is here"
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
_PATIENCE = 120
_KEYS = {"Escape": 27, "Tab": 9, "Enter": 13}


class Browser:
    """A running browser with one page at a time; ``requests`` are what the page asked for."""

    def __init__(self, process: subprocess.Popen[bytes], write: int, read: int) -> None:
        self._process, self._write, self._read = process, write, read
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the protocol and return its result; AssertionError for an error."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])
            self._note(answer)

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], _PATIENCE)
            chunk = os.read(self._read, 1 << 20) if ready else b""
            assert chunk, "the browser says nothing more"
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(line))

    def _note(self, event: dict[str, Any]) -> None:
        given = event.get("params", {})
        if event.get("method") == "Log.entryAdded":
            self.complaints.append(given["entry"]["text"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(given["exceptionDetails"]))
        elif event.get("method") == "Network.requestWillBeSent":
            self.requests.append(given["request"]["url"])

    def open(self, page: Path, *, script: bool = True) -> None:
        """Open a page in a new tab and wait until it is loaded."""
        self._session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.complaints, self.requests = [], []
        if not script:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.call("Page.navigate", url=page.as_uri())
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            event = self._receive()
            self._note(event)
            if event.get("method") == "Page.loadEventFired":
                return
        pytest.fail(f"{page} does not load")

    def size(self, width: int, height: int = 900, **media: str) -> None:
        """Give the window a size, and the media features their values (``scheme="dark"``)."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": name.replace("_", "-"), "value": media[name]} for name in media]
        self.call("Emulation.setEmulatedMedia", features=features)

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """Return what an expression of JavaScript comes to, promises awaited."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key as a person would."""
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        code = {"windowsVirtualKeyCode": _KEYS[key]} if key in _KEYS else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text, **code)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **code)

    def type(self, text: str) -> None:
        """Put text where the focus is, as an input method would."""
        self.call("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that ``selector`` finds."""
        box = self.ask(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
            "return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        point = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type="mousePressed", **point)
        self.call("Input.dispatchMouseEvent", type="mouseReleased", **point)

    def picture(self, *, whole: bool = False) -> bytes:
        """Return a picture of what is to be seen, or of the whole page, as PNG."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        return base64.b64decode(data)


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Run a browser with a profile of its own in ``folder``."""
    assert BROWSER is not None
    to_browser, write = os.pipe()
    read, from_browser = os.pipe()
    # It reads from file 3 and writes to file 4, whatever it inherits; a shell sees to that.
    plumbing = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'user'}", "about:blank"]
    with subprocess.Popen(
        ["/bin/bash", "-c", plumbing, "browser", *command],
        pass_fds=(to_browser, from_browser),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(to_browser)
        os.close(from_browser)
        opened = Browser(process, write, read)
        try:
            yield opened
            opened._session = None  # noqa: SLF001 - the browser itself is to be closed
            opened.call("Browser.close")
            process.wait(_PATIENCE)
        finally:
            os.close(write)
            os.close(read)
            process.kill()
