"""JSON from others: in any encoding that it comes in; what could be read in two ways is refused."""

from decimal import Decimal

import pytest

from drafting.errors import InputError
from drafting.json_text import parse_json


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings(encoding):
    assert parse_json('{"机关": 1.50}'.encode(encoding), "a.json") == {"机关": Decimal("1.50")}


def test_text_with_a_byte_order_mark():
    assert parse_json("\ufeff[1]", "a.json") == [1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b'{"a": 1,\n "b" 2}', "第2行第6个字起不是完好的 JSON", id="少冒号"),
        pytest.param(b"", "第1行第1个字起", id="空"),
        pytest.param(b"{}\n{}", "第2行第1个字起还有另一份内容", id="两份"),
        pytest.param(b'{"a": 1, "a": 2}', "“a”出现了两次", id="同名两次"),
        pytest.param(b'{"a": NaN}', "“NaN”，不是数字", id="非数"),
        pytest.param(b"[-Infinity]", "“-Infinity”，不是数字", id="无穷"),
        pytest.param(b"[" * 200_000, "嵌套过深", id="嵌套过深"),
        pytest.param(b"9" * 5000, "大得不可能", id="五千位"),
        pytest.param('{"机": 1}'.encode("gbk"), "不是 UTF-8 编码", id="GBK"),
    ],
)
def test_what_is_refused_says_where_and_what_next(data, says):
    with pytest.raises(InputError, match=says) as caught:
        parse_json(data, "数据.json")
    assert caught.value.message.startswith("“数据.json”")
    assert "请" in caught.value.message
