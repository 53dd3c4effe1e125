"""Tests stand on nothing of the machine they run on."""

import os
import socket
import time
from pathlib import Path

import platformdirs
import pytest


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    """Return the environment that a wider fixture finds."""
    return dict(os.environ)


def test_the_data_folder_is_new_and_inside_the_home_of_the_test(data: Path) -> None:
    assert os.environ["BANGFU_DATA"] == str(data)
    assert not data.exists()
    assert data.is_relative_to(Path.home())
    assert Path(platformdirs.user_data_dir("bangfu")).is_relative_to(Path.home())


def test_a_wider_fixture_has_a_data_folder_apart(before: dict[str, str], data: Path) -> None:
    assert Path(before["BANGFU_DATA"]).is_relative_to(before["HOME"])
    assert before["BANGFU_DATA"] != str(data)


def test_the_hour_is_the_one_at_the_desk() -> None:
    assert time.localtime(0).tm_hour == 8


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as reach, pytest.raises(AssertionError, match="network"):
        reach.connect(("127.0.0.1", 9))
