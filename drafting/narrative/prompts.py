"""Prompts: files of ``prompts/``, each with its declared inputs, its version and its hash.

A file is TOML front matter between ``+++`` lines (``id``, ``version``, ``output``, ``[inputs]`` with a line
each), then ``# system`` and ``# user``. ``prompts/versions.toml`` pins the hash of every version, so that
nobody edits a prompt without giving it a new one.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from drafting.errors import DataFileError
from drafting.shipped import shipped

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

_FILE = re.compile(
    r"\+\+\+\n(?P<front>.*?)^\+\+\+\n# system\n(?P<system>.*?)^# user\n(?P<user>.*)", re.S | re.M
)

FENCES = {"<<<": "＜＜＜", ">>>": "＞＞＞"}
"""The marks that material stands between, and what an input that holds them shows instead: material must not
be able to end itself and go on as an instruction."""


@dataclass(frozen=True)
class Prompt:
    """A prompt as its file has it.

    ``output`` is what the answer is: ``text``, ``cards`` or ``same`` (as the prompt that it is added to);
    ``inputs`` say in Chinese what each input holds; ``sha256``, in hex, is of the whole file.
    """

    id: str
    version: str
    output: str
    inputs: Mapping[str, str]
    sha256: str
    template: "ChatPromptTemplate"
    instruction: str
    """The standing instruction as the file has it: what no answer repeats."""

    def render(self, **inputs: str) -> tuple[str, str]:
        """The system and the user message with the inputs filled in.

        Raises:
            DataFileError: an input is missing, or one is given that the prompt does not declare.
        """
        if set(inputs) != set(self.inputs):
            raise DataFileError(_mismatch(self.id, "声明", set(self.inputs), "传入", set(inputs)))
        fenced = {name: _fenced(value) for name, value in inputs.items()}
        system, user = self.template.format_messages(**fenced)
        return system.text, user.text


@cache
def load_prompt(id: str) -> Prompt:
    """The prompt ``prompts/<id>.md``.

    Raises:
        DataFileError: there is no such file, or it breaks the rules of its form.
    """
    path = shipped("prompts") / f"{id}.md"
    if not path.is_file():
        raise DataFileError(f"没有名为“{id}”的提示词文件 prompts/{id}.md。")
    return parse_prompt(id, path.read_text(encoding="utf-8"))


def parse_prompt(id: str, text: str) -> Prompt:
    """The prompt of a file's text, whose name without the suffix is ``id``.

    Raises:
        DataFileError: the text is not in the form, bears another id, or uses other inputs than it declares.
    """
    from langchain_core.prompts import ChatPromptTemplate  # most of a second: not for the offline writer

    match = _FILE.fullmatch(text)
    if match is None:
        raise DataFileError(f"提示词 {id} 应依次有 +++ 之间的说明、# system 和 # user。")
    try:
        front = tomllib.loads(match["front"])
        template = ChatPromptTemplate([("system", match["system"].strip()), ("human", match["user"].strip())])
        prompt = Prompt(
            id=front["id"],
            version=front["version"],
            output=front["output"],
            inputs=front["inputs"],
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            template=template,
            instruction=match["system"],
        )
    except (KeyError, ValueError) as error:
        raise DataFileError(f"提示词 {id} 有误：{error}") from error
    if prompt.id != id:
        raise DataFileError(f"提示词 {id} 的说明里写的 id 是“{prompt.id}”，应与文件名相同。")
    if set(template.input_variables) != set(prompt.inputs):
        raise DataFileError(_mismatch(id, "声明", set(prompt.inputs), "使用", set(template.input_variables)))
    return prompt


def named(prompts: Iterable[Prompt]) -> str:
    """How a run names the prompts it was asked by: id, version and the beginning of the hash."""
    return "、".join(f"{p.id} {p.version} {p.sha256[:12]}" for p in prompts)


def _mismatch(id: str, one: str, these: set[str], other: str, those: set[str]) -> str:
    only = [f"只{one}了{'、'.join(sorted(these - those))}"] if these - those else []
    only += [f"只{other}了{'、'.join(sorted(those - these))}"] if those - these else []
    return f"提示词 {id} 的输入不一致：{'；'.join(only)}。"


def _fenced(value: str) -> str:
    for mark, shown in FENCES.items():
        value = value.replace(mark, shown)
    return value
