"""A pytest plugin for `make mutants`: what is remembered is forgotten, and what only takes time is left out.

Word lists and tables are loaded once a process. A change in what loads them would be met by the first test
alone, and by none in a process in which it is loaded already. So everything is forgotten before the first test of
a process, which judges one change; where it is learnt which tests meet which function, before each test.
"""

import functools
import gc
import os
from importlib import import_module
from pkgutil import walk_packages

import hypothesis
import pytest

import drafting

_forgotten_in: set[int] = set()


@functools.cache
def remembering() -> tuple[functools._lru_cache_wrapper, ...]:
    """Every cached function of the layers that are changed and of those below them."""
    for package in ("checks", "tables", "mentions", "items", "deeds", "ledger", "reading"):
        module = import_module(f"drafting.{package}")
        for found in walk_packages(module.__path__, f"{module.__name__}."):
            import_module(found.name)
    gc.unfreeze()  # mutmut freezes before it forks, and what is frozen is not listed
    known = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    return tuple(one for one in known if one.__module__.startswith(drafting.__name__))


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """That one example fails is enough: none is made smaller."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("judging", deadline=None, database=None, phases=phases)
    hypothesis.settings.load_profile("judging")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget."""
    learning = os.environ.get("MUTANT_UNDER_TEST") == "stats"
    if learning or os.getpid() not in _forgotten_in:
        _forgotten_in.add(os.getpid())
        for one in remembering():
            one.cache_clear()
