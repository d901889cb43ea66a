"""Source bytes to text and back, byte for byte: byte order mark, encoding cookie, newlines."""

from __future__ import annotations

import codecs
import tokenize
from dataclasses import dataclass

__all__ = ["Source", "UnreadableSourceError", "decode", "encode"]


class UnreadableSourceError(ValueError):
    """Bytes that are no Python source. `line` is 1-based, or None where no line is to blame."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True)
class Source:
    """A decoded source. `text` has the newlines of the file, and no byte order mark."""

    text: str
    encoding: str
    has_mark: bool


def decode(data: bytes) -> Source:
    """Decode a Python source the way Python does. Raises UnreadableSourceError."""
    position = data.find(b"\0")
    if position >= 0:
        message = "holds a NUL byte: no Python source, or one saved as UTF-16 (save it as UTF-8)"
        raise UnreadableSourceError(message, _line(data, position))
    has_mark = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if has_mark else data
    encoding = _encoding(data)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error, body, encoding) from None
    except (LookupError, ValueError):
        message = f"the encoding cookie names {encoding}, which does not decode to text"
        raise UnreadableSourceError(message, 1) from None
    return Source(text, encoding, has_mark)


def encode(text: str, like: Source) -> bytes:
    """Encode `text` as the source it came from was encoded. Raises UnreadableSourceError.

    Some encodings write one text in several ways. Where the old text would not come back as the
    bytes it was read from, nothing that is written can be trusted to leave the rest alone: compare
    `encode(source.text, source)` with them first.
    """
    try:
        body = text.encode(like.encoding)
    except ValueError:
        message = f"the result cannot be written in the encoding of the file ({like.encoding})"
        raise UnreadableSourceError(message) from None
    return codecs.BOM_UTF8 + body if like.has_mark else body


def _encoding(data: bytes) -> str:
    """Find the codec by mark and cookie, in the first two lines as Python counts lines."""
    lines = iter(data.splitlines(keepends=True))
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except SyntaxError as error:
        raise _bad_cookie(str(error.msg), data) from None
    # The mark is kept beside the text, not in it: the codec that adds one must not be used.
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _bad_cookie(complaint: str, data: bytes) -> UnreadableSourceError:
    if complaint.startswith("unknown encoding"):
        name = complaint.partition(": ")[2]
        return UnreadableSourceError(
            f"the encoding cookie names {name}, which Python does not know; correct the cookie", 1
        )
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if not complaint.startswith("encoding problem"):
            return _undecodable(error, data, "utf-8")
    return UnreadableSourceError(
        "starts with a UTF-8 byte order mark, but its encoding cookie names another encoding; "
        "remove one of them",
        1,
    )


def _undecodable(error: UnicodeDecodeError, data: bytes, encoding: str) -> UnreadableSourceError:
    byte = f"byte 0x{data[error.start]:02x}" if error.start < len(data) else "its end"
    message = f"not {encoding}: cannot decode {byte}; save the file as UTF-8, or name its encoding"
    return UnreadableSourceError(message + " in a cookie on line 1", _line(data, error.start))


def _line(data: bytes, position: int) -> int:
    return len((data[:position] + b".").splitlines())
