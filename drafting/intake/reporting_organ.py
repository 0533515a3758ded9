"""What can be the name of an organ that reports."""

import re

from drafting.errors import InputError

MOST_CHARACTERS = 60
"""The longest full names of organs have about 40 characters."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def check_organ(name: str) -> None:
    """Refuse a name that no organ has: empty, over several lines, with signs that no file can hold.

    Raises:
        InputError: with the fault and the remedy.
    """
    if not name.strip():
        raise InputError("请填写机关名称，例如“云岭市青禾区人民政府”。")
    if _UNPRINTABLE.search(name):
        raise InputError("机关名称里有换行或不能打印的字符。请重新输入机关全称，写在一行内。")
    if len(name) > MOST_CHARACTERS:
        raise InputError(f"机关名称有{len(name)}个字，最多{MOST_CHARACTERS}个字。请只写机关全称。")
