"""The way to Chroma: a folder that one process owns, or a server; and what to tell people of its faults."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from drafting.errors import IndexBusy, InputError, reason_of
from drafting.private import make_private

_LOCK = "index.lock"
_DATABASE = "chroma.sqlite3"
_FULL = 2**20
"""Bytes; with fewer left a disk is full."""


class Connection:
    """Chroma embedded in ``folder``, or on the server ``host``; ``client`` is chromadb's.

    Raises:
        IndexBusy: another process, or another connection of this one, has the folder open.
        InputError: the folder cannot be used, its files are damaged, or the server does not answer.
    """

    def __init__(self, folder: Path, host: str | None, port: int) -> None:
        self._folder, self._host, self._port = folder, host, port
        self._lock = _own(folder) if host is None else None
        try:
            self.client = self._open()
        except BaseException:
            self._release()
            raise

    def close(self) -> None:
        """Let go of the folder, so that another process can open it."""
        self.client.close()
        self._release()

    def told(self, fault: Exception) -> InputError:
        """A fault of Chroma's as people are told of it: damaged files, or a server that is away."""
        if self._host is None and ("disk is full" in str(fault) or self._is_full()):
            return InputError(
                f"磁盘已满，往年年报库“{self._folder}”没有写完。"
                "请腾出空间后再试，或用 NIANBAO_HOME 另指一处。"
            )
        if self._host is None:
            return InputError(
                f"往年年报库“{self._folder}”读写失败，文件可能已损坏（{fault}）。"
                "库可以重建：请把该文件夹移走，再用 nianbao index 重新收录往年年报。"
            )
        return InputError(
            f"连不上 Chroma 服务 {self._host}:{self._port}，或服务出错（{fault}）。"
            "请确认服务已启动，并核对 CHROMA_HOST、CHROMA_PORT。"
        )

    def _is_full(self) -> bool:
        """Whether the disk is; Chroma's engine in Rust says of some writes only that they failed."""
        try:
            return shutil.disk_usage(self._folder).free < _FULL
        except OSError:
            return False

    def _open(self) -> Any:  # chromadb's declared client type lacks close()
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError
        from httpx import HTTPError

        settings = Settings(anonymized_telemetry=False)
        try:
            if self._host is not None:
                return chromadb.HttpClient(host=self._host, port=self._port, settings=settings)
            self._look_at_database()
            return chromadb.PersistentClient(path=self._folder, settings=settings)
        except (ChromaError, HTTPError) as error:
            raise self.told(error) from error
        except ValueError as error:  # what chromadb makes of a refused connection
            if self._host is None:
                raise
            raise self.told(error) from error

    def _look_at_database(self) -> None:
        """Refuse what is no database before Chroma sees it.

        chromadb 1.5 keeps the half-built client of a failed opening and trips over it at the next.
        """
        database = self._folder / _DATABASE
        if not database.exists():
            return
        try:
            with closing(sqlite3.connect(database)) as connection:
                connection.execute("PRAGMA schema_version")
        except sqlite3.Error as error:
            raise self.told(error) from error

    def _release(self) -> None:
        if self._lock:
            self._lock.release()


def _own(folder: Path) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
    try:
        make_private(folder)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(
            f"往年年报库（{folder}）正被另一个程序使用。请先关闭正在运行的 nianbao 页面或命令再试；"
            "需要几个程序同时使用时，请设置 CHROMA_HOST，改用 Chroma 服务。"
        ) from error
    except OSError as error:
        raise InputError(
            f"往年年报库的文件夹“{folder}”不能写入：{reason_of(error)}。"
            "请检查权限，或用 NIANBAO_HOME 另指一处。"
        ) from error
    return lock
