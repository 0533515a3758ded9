"""A pytest plugin for `make mutants`: before each test everything that is remembered is forgotten.

Word lists and tables are loaded once a process. A change in what loads them would be met by the first test
alone, and by none in a process in which it is loaded already.
"""

import functools
import gc
from importlib import import_module
from pkgutil import walk_packages

import pytest

import drafting


@functools.cache
def remembering() -> tuple[functools._lru_cache_wrapper, ...]:
    """Every cached function of the layers that are changed and of those below them."""
    for package in ("checks", "tables", "mentions", "items", "deeds", "ledger", "reading"):
        module = import_module(f"drafting.{package}")
        for found in walk_packages(module.__path__, f"{module.__name__}."):
            import_module(found.name)
    known = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    return tuple(one for one in known if one.__module__.startswith(drafting.__name__))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget."""
    for one in remembering():
        one.cache_clear()
