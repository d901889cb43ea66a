"""Bytes to text and back: what Python reads is read the same way, all else is said in one line."""

from __future__ import annotations

import pytest

from kerasgen.files.source import Source, UnreadableSourceError, decode, encode

MARK = b"\xef\xbb\xbf"

READABLE = {
    "empty": b"",
    "plain": b"x = 1\n",
    "no final newline": b"x = 1",
    "CRLF": b"x = 1\r\ny = 2\r\n",
    "CR": b"x = 1\ry = 2\r",
    "mixed line ends": b"x = 1\r\ny = 2\nz = 3\r",
    "UTF-8": "é = '漢字😀'\n".encode(),
    "mark": MARK + b"x = 1\n",
    "mark and cookie": MARK + b"# coding: utf-8\nx = 1\n",
    "mark alone": MARK,
    "latin-1": b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
    "cookie on line 2": b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n",
    "cookie after CRLF": b"#!/usr/bin/python\r\n# coding: latin-1\r\nx = '\xe9'\r\n",
    "shift-jis": "# coding: shift_jis\nx = '日本'\n".encode("shift_jis"),
    "form feed and tabs": b"\x0c\nif x:\n\ty = 1\n",
}


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE.keys())
def test_comes_back_as_the_same_bytes(data: bytes) -> None:
    source = decode(data)
    assert encode(source.text, source) == data
    assert not source.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"x = 1\r\n", "x = 1\r\n", "utf-8"),
        (MARK + b"x = 1\n", "x = 1\n", "utf-8"),
        (b"# coding: latin-1\nx = '\xe9'\n", "# coding: latin-1\nx = 'é'\n", "iso-8859-1"),
        (b"#\n# coding: cp1252\n'\x80'\n", "#\n# coding: cp1252\n'€'\n", "cp1252"),
        ("#\n#\n# coding: cp1252\n'é'\n".encode(), "#\n#\n# coding: cp1252\n'é'\n", "utf-8"),
    ],
)
def test_decodes_as_python_does(data: bytes, text: str, encoding: str) -> None:
    source = decode(data)
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"a\nb\0c\n", 2, "holds a NUL byte"),
        ("x = 1\n".encode("utf-16"), 1, "saved as UTF-16 (save it as UTF-8)"),
        (b"x = 1\ny = '\xff'\n", 2, "not utf-8: cannot decode byte 0xff"),
        (b"x = 1\r\n\r\ny = '\xff'\r\n", 3, "cannot decode byte 0xff"),
        (b"# coding: utf-8\nx = '\xe9'\n", 2, "not utf-8: cannot decode byte 0xe9"),
        (b"x = '\xff'\n", 1, "not utf-8: cannot decode byte 0xff"),
        (b"\n\n\nx = '\xff'", 4, "cannot decode byte 0xff"),
        (b"# coding: ascii\nx = '\xe9'\n", 2, "not ascii: cannot decode byte 0xe9"),
        (b"# coding: shift_jis\nx = '\x81", 2, "not shift_jis: cannot decode byte 0x81"),
        (b"#\n# coding: utf-9\n", 1, "cookie names utf-9, which Python does not know"),
        (MARK + b"# coding: latin-1\n", 1, "byte order mark, but its encoding cookie names"),
        (MARK + b"# coding: latin-1\n\xe9", 1, "byte order mark, but its encoding cookie"),
        (MARK + b"x = '\xff'\n", 1, "cannot decode byte 0xff"),
        (MARK + b"\n\nx = '\xff'\n", 3, "cannot decode byte 0xff"),
        (b"# coding: rot13\nx = 1\n", 1, "names rot13, which does not decode to text"),
        (b"# coding: hex\nx = 1\n", 1, "names hex, which does not decode to text"),
    ],
)
def test_what_is_no_source(data: bytes, line: int, message: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        decode(data)
    assert message in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.line == line


def test_text_that_the_encoding_does_not_hold() -> None:
    with pytest.raises(UnreadableSourceError, match=r"cannot be written in .* \(iso-8859-1\)"):
        encode("x = '€'", Source("x", "iso-8859-1", has_mark=False))
