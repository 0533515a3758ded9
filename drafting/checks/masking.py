"""A text as it may leave the office: what is somebody's own masked."""

from drafting.checks.dwellings import dwellings, lines
from drafting.checks.folded import fold
from drafting.checks.persons import personal

MASK = "■"
"""What stands for what must not be seen: another's figures, a person's number."""


def without_persons(text: str) -> str:
    """The text as it may leave the office: numbers of cards and mobiles masked (■), applicants as 张某.

    Masked besides are dwellings and, where the sentence is about a person, where he can be reached and his
    fixed line; what the office publishes of itself (its address, its lines) stays. An applicant who is named
    as one once is masked wherever his name stands. What looks like none of these is not known, and stays.
    """
    folded = fold(text)
    places = [(place, key == "name") for key, place in personal(folded.text, introduces=False)]
    places += [(place, False) for place in (*dwellings(folded.text), *lines(folded.text))]
    pieces, at, named = [], 0, set[str]()
    for place, is_name in sorted(places):
        start, end = folded.span(*place)
        if is_name:
            named.add(text[start:end])
        elif start >= at:
            pieces += [text[at:start], MASK]
            at = end
    masked = "".join([*pieces, text[at:]])
    for name in sorted(named, key=len, reverse=True):
        masked = masked.replace(name, f"{name[0]}某")
    return masked
