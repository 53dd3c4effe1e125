"""Fetching and putting one's own files over SSH: two folders, plain files in them, and nothing else of the host."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePosixPath
from select import PIPE_BUF, select
from time import monotonic
from typing import Any

from paramiko import (
    SFTP_FAILURE,
    SFTP_NO_SUCH_FILE,
    SFTP_OK,
    SFTP_PERMISSION_DENIED,
    ServerInterface,
    SFTPAttributes,
    SFTPError,
    SFTPHandle,
    SFTPServer,
    SFTPServerInterface,
)

from cases.staff.ownfiles import LONGEST, Direction
from storage.outgoing.folders import Folders

LARGEST = 100_000_000
"""Bytes of a file that may be put."""
MOST = 500
"""Files in the incoming folder at most."""

TOGETHER = 500_000_000
"""Bytes of all files of a person, from which on no more are taken: the disk is everybody's."""

LOOK = 2.0
"""Seconds between two looks at whether the account may go on."""

_SIDES = {side.value: side for side in Direction}


def serve(folders: Folders, here: Callable[[], bool] = lambda: True, reads: int = 0, writes: int = 1) -> None:
    """Serve these folders to the client at the other end of two descriptors, until it goes or may be here no more.

    here: tells whether it may; asked now and then, whether the client asks for anything or not.
    """
    pipe = _Pipe(here, reads, writes)
    server = SFTPServer(pipe, "sftp", ServerInterface(), _Own, folders)
    try:
        with suppress(EOFError, SFTPError, OSError):  # a client that went away, or never spoke the protocol
            server.start_subsystem("sftp", None, pipe)
    finally:
        server.finish_subsystem()


class _Pipe:
    """Two descriptors in the form in which paramiko knows a connection. It ends where the client may not be here."""

    def __init__(self, here: Callable[[], bool], reads: int, writes: int) -> None:
        self._here, self._reads, self._writes = here, reads, writes
        self._looked, self._over = monotonic(), False

    def recv(self, most: int) -> bytes:
        self._wait(lambda: select([self._reads], [], [], LOOK)[0])
        return os.read(self._reads, most)

    def send(self, sent: bytes) -> int:
        self._wait(lambda: select([], [self._writes], [], LOOK)[1])
        return os.write(self._writes, sent[:PIPE_BUF])  # so much is taken at once, or the other end is not ready

    def _wait(self, is_ready: Callable[[], object]) -> None:
        """Wait for the other end. Raises `EOFError` once the client may be here no more, and ever after."""
        while True:
            ready = is_ready()
            if monotonic() - self._looked >= LOOK:
                self._over, self._looked = self._over or not self._here(), monotonic()
            if self._over:
                raise EOFError
            if ready:
                return

    def close(self) -> None:
        """Leave the descriptors to the process that they belong to."""

    def get_name(self) -> str:
        return "own"

    def get_transport(self) -> "_Pipe":
        return self

    def get_log_channel(self) -> str:
        return "bangfu"

    def get_hexdump(self) -> bool:
        return False


class _Handle(SFTPHandle):  # type: ignore[misc] # paramiko is published without types
    """An open file."""

    def write(self, offset: int, data: bytes) -> int:
        if offset + len(data) > LARGEST:
            return int(SFTP_FAILURE)
        return int(super().write(offset, data))

    def stat(self) -> Any:
        return SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))

    def chattr(self, attr: SFTPAttributes) -> int:
        return int(SFTP_OK)


class _Own(SFTPServerInterface):  # type: ignore[misc] # as above
    """What a client sees: `/in` and `/out`, without links, other folders or rights to change.

    Times and rights that a client would set are not, and that is no error: copying programs insist on them.
    """

    def __init__(self, _server: ServerInterface, folders: Folders) -> None:
        super().__init__(_server)
        self._folders = folders

    def list_folder(self, path: str) -> Any:
        steps = _steps(path)
        if not steps:
            return [self._folder(side) for side in Direction]
        if len(steps) == 1 and steps[0] in _SIDES:
            side = _SIDES[steps[0]]
            return [self._told(side, each.name) for each in self._folders.files(LONGEST) if each.side is side]
        return SFTP_NO_SUCH_FILE

    def stat(self, path: str) -> Any:
        steps = _steps(path)
        if not steps or (len(steps) == 1 and steps[0] in _SIDES):
            return self._folder(_SIDES[steps[0]] if steps else Direction.INCOMING)
        return self._file(path, self._told)

    lstat = stat

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> Any:
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND))

        def opened(side: Direction, name: str) -> Any:
            if writes and (side is not Direction.INCOMING or self._full()):
                return SFTP_PERMISSION_DENIED
            how = (flags & ~os.O_ACCMODE) | (os.O_RDWR if writes else os.O_RDONLY)
            handle = _Handle(flags)
            handle.readfile = handle.writefile = os.fdopen(
                self._folders.open(side, name, how), "r+b" if writes else "rb", buffering=0
            )
            return handle

        return self._file(path, opened)

    def _full(self) -> bool:
        files = self._folders.files(LONGEST)
        return len(files) >= MOST or sum(each.size for each in files) >= TOGETHER

    def remove(self, path: str) -> Any:
        def removed(side: Direction, name: str) -> Any:
            self._folders.remove(side, name)
            return SFTP_OK

        return self._file(path, removed)

    def rename(self, oldpath: str, newpath: str) -> Any:
        def renamed(side: Direction, name: str) -> Any:
            to = _steps(newpath)
            if side is not Direction.INCOMING or len(to) != 2 or to[0] != side.value:
                return SFTP_PERMISSION_DENIED
            self._folders.rename(side, name, to[1])
            return SFTP_OK

        return self._file(oldpath, renamed)

    posix_rename = rename

    def mkdir(self, path: str, attr: SFTPAttributes) -> Any:
        return SFTP_PERMISSION_DENIED

    def rmdir(self, path: str) -> Any:
        return SFTP_PERMISSION_DENIED

    def chattr(self, path: str, attr: SFTPAttributes) -> Any:
        return self._file(path, lambda _side, _name: SFTP_OK)

    def symlink(self, target_path: str, path: str) -> Any:
        return SFTP_PERMISSION_DENIED

    def readlink(self, path: str) -> Any:
        return SFTP_PERMISSION_DENIED

    def _folder(self, side: Direction) -> SFTPAttributes:
        return SFTPAttributes.from_stat(self._folders.path(side).stat(), side.value)

    def _told(self, side: Direction, name: str) -> SFTPAttributes:
        opened = self._folders.open(side, name, os.O_RDONLY)
        try:
            return SFTPAttributes.from_stat(os.fstat(opened), name)
        finally:
            os.close(opened)

    @staticmethod
    def _file(path: str, work: Callable[[Direction, str], Any]) -> Any:
        """Do something with the file of a path; what the disk says becomes an answer."""
        steps = _steps(path)
        if len(steps) != 2 or steps[0] not in _SIDES:
            return SFTP_NO_SUCH_FILE
        try:
            return work(_SIDES[steps[0]], steps[1])
        except OSError as fault:
            return SFTPServer.convert_errno(fault.errno or 0) if fault.errno else SFTP_NO_SUCH_FILE


def _steps(path: str) -> tuple[str, ...]:
    """Return the steps of a path from the root that the client sees; it has no way above it."""
    steps: list[str] = []
    for step in PurePosixPath("/", path).parts[1:]:
        if step == "..":
            del steps[-1:]
        else:
            steps.append(step)
    return tuple(steps)
