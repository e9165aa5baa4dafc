"""The page of commands says what the commands say."""

from __future__ import annotations

from tests.generators.commands_page import PAGE, make_page


def test_the_page_of_commands_is_made_from_the_help() -> None:
    assert PAGE.read_text("utf-8") == make_page(), "run python -m tests.generators.commands_page"
