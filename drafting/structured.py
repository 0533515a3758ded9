"""Answers in JSON: a model is asked for a form in the ways that servers know, until one gives it.

Servers differ in what they accept, and some accept a form and then ignore it. So the ways are tried in order,
the strictest first; the last only asks in the prompt's words and takes the JSON out of the answer.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from drafting.errors import InputError, ModelError
from drafting.json_text import parse_json
from drafting.llm import RequestRefused

Form = TypeVar("Form", bound=BaseModel)

_FENCED = re.compile(r"```(?:json)?\s*\n(?P<inside>.*?)```", re.S | re.I)
_OBJECT = re.compile(r"\{.*\}", re.S)


def structured(ask: Callable[[Mapping[str, Any]], str], form: type[Form]) -> Form:
    """The model's answer in a form.

    Args:
        ask: asks once, with what the request is to say of the answer's form, and returns the whole answer.
        form: what the answer has to be; its docstring tells the model so.

    Raises:
        ModelError: in no way did an answer come that is in the form, or the model cannot be had.
    """
    refused: RequestRefused | None = None
    answered = False
    for shape in _shapes(form):
        try:
            answer = ask(shape)
        except RequestRefused as error:
            refused = error
            continue
        answered = True
        found = read_answer(answer, form)
        if found is not None:
            return found
    if refused and not answered:
        raise refused
    raise ModelError("模型的回答不是约定的格式，没有采用。请重试；仍不行，请换一个模型。")


def read_answer(answer: str, form: type[Form]) -> Form | None:
    """The form out of an answer (plain JSON, in a fence, amid words); ``None`` where it has none."""
    fenced = (match["inside"] for match in _FENCED.finditer(answer))
    amid = (match[0] for match in _OBJECT.finditer(answer))
    for text in (answer, *fenced, *amid):
        try:
            return form.model_validate(parse_json(text.strip(), "模型的回答"))
        except (InputError, ValidationError):
            continue
    return None


def _shapes(form: type[BaseModel]) -> Iterator[Mapping[str, Any]]:
    """json_schema, function_calling, json_mode, and nothing but the prompt."""
    name, schema = form.__name__, form.model_json_schema()
    strict = {"name": name, "schema": schema, "strict": True}
    yield {"response_format": {"type": "json_schema", "json_schema": strict}}
    function = {"name": name, "description": (form.__doc__ or "").strip(), "parameters": schema}
    yield {
        "tools": [{"type": "function", "function": function}],
        "tool_choice": {"type": "function", "function": {"name": name}},
    }
    yield {"response_format": {"type": "json_object"}}
    yield {}
