"""Where a model's server is: on this machine, in the office's network, or outside it."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

_OWN_ENDINGS = (".local", ".lan", ".internal", ".intranet", ".corp", ".home.arpa", ".localhost")
"""Names that no public name server knows (RFC 6762, RFC 8375, ICANN's .internal)."""

_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")


@dataclass(frozen=True)
class Endpoint:
    """A server by its host name; ``inside`` where its address can only be one of the office's network."""

    host: str
    inside: bool


def endpoint_of(address: str | None) -> Endpoint:
    """The server of a base URL; no URL is the public service of OpenAI.

    Nothing is looked up: a name that might be public counts as outside.
    """
    host = urlsplit(address or "https://api.openai.com/v1").hostname or ""
    return Endpoint(host, _is_inside(host))


def without_credentials(address: str) -> str:
    """The address as it may be shown and stored: without the name and password that may stand in it."""
    return _CREDENTIALS.sub("", address)


def _is_inside(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(_OWN_ENDINGS))
