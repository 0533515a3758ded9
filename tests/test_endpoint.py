"""Where a model's server is."""

import pytest

from drafting.endpoint import endpoint_of, without_credentials


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/v1",
        "http://localhost:11434/v1",
        "http://10.0.0.8/v1",
        "http://172.20.1.3:8000/v1",
        "https://192.168.1.20/v1",
        "http://[fd00::1]:8000/v1",
        "http://gpu01:8000/v1",
        "http://llm.office.lan/v1",
    ],
)
def test_inside_the_office(address):
    assert endpoint_of(address).inside


@pytest.mark.parametrize(
    "address",
    [
        None,
        "https://api.openai.com/v1",
        "https://llm.example.cn/v1",
        "http://8.8.8.8/v1",
        "http://10.0.0.8.example.com/v1",
        "不是网址",
    ],
)
def test_outside_or_unknown(address):
    assert not endpoint_of(address).inside


def test_its_name():
    assert endpoint_of("http://user@GPU01:8000/v1").host == "gpu01"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://u:p-hush@10.0.0.8:8000/v1", "http://10.0.0.8:8000/v1"),
        ("http://u:p@hush@gpu01/v1", "http://gpu01/v1"),
        ("http://10.0.0.8/v1/@a", "http://10.0.0.8/v1/@a"),
        ("http://[fd00::1]:8000/v1", "http://[fd00::1]:8000/v1"),
        ("api.openai.com", "api.openai.com"),
    ],
)
def test_a_password_in_an_address_is_not_shown(address, shown):
    assert without_credentials(address) == shown
