"""JSON as the program takes it from others: complete, unambiguous, in any encoding that JSON comes in.

Python's own reader takes the last of two equal keys without a word, and knows NaN. A file in which a figure
is stated twice has no figure.
"""

import json
from decimal import Decimal
from typing import Any, NoReturn

from drafting.errors import InputError


class _Stated(ValueError):
    """What is wrong with well-formed JSON, in Chinese."""


def parse_json(data: bytes | str, name: str) -> Any:
    """The content of a JSON file; numbers with decimals as ``Decimal``, their printed digits kept.

    Args:
        data: the bytes (UTF-8, or UTF-16 as PowerShell writes it) or the text.
        name: what people call the file, for messages.

    Raises:
        InputError: it is not one JSON value, nests beyond any report, states a key twice, or holds a number
            that no JSON has (NaN, Infinity).
    """
    try:
        text = data if isinstance(data, str) else data.decode(json.detect_encoding(data))
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_without_repeats,
        )
    except UnicodeDecodeError as error:
        fault = "不是 UTF-8 编码的文本"
        raise InputError(f"“{name}”{fault}，不能作为 JSON 读取。请另存为 UTF-8 编码，或重新生成。") from error
    except json.JSONDecodeError as error:
        place = f"第{error.lineno}行第{error.colno}个字"
        fault = "起还有另一份内容，请只留一份" if error.msg == "Extra data" else "起不是完好的 JSON"
        raise InputError(f"“{name}”{place}{fault}。请改正或重新生成。") from error
    except RecursionError as error:
        raise InputError(f"“{name}”嵌套过深，不能作为 JSON 读取。请重新生成。") from error
    except _Stated as error:
        raise InputError(f"“{name}”{error}。请改正或重新生成。") from error
    except ValueError as error:  # an integer of more digits than Python converts
        raise InputError(f"“{name}”里有大得不可能的数字。请核对后重新生成。") from error


def _no_number(said: str) -> NoReturn:
    raise _Stated(f"里有“{said}”，不是数字")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Stated(f"里“{key}”出现了两次，不知以哪个为准")
        found[key] = value
    return found
