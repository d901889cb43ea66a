"""Times the language server, warm, from an edit to its diagnostics, against a cold `kerasgen lint`.

    python benchmarks/server.py [--layers N] [--runs N]

A model of N layers is opened once; then each run changes one size and waits for the diagnostics.
The command lints the same text as a whole process without its cache, in turn. Needs pygls.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from lsprotocol import types
from pairs import HEAD
from pygls.lsp.client import LanguageClient

LINT = [sys.executable, "-m", "kerasgen", "lint", "--quiet", "--no-cache"]


def model(layers: int, size: int) -> str:
    lines = ["import keras", "from keras import layers", "", "x = a = keras.Input((64,))"]
    lines += [f"x = layers.Dense({size if i == 0 else 64})(x)" for i in range(layers)]
    lines += ["both = layers.concatenate([a, x])", "model = keras.Model(a, both)", ""]
    return "\n".join(lines)


async def warm(layers: int, runs: int) -> list[float]:
    """Return the seconds from each edit to its diagnostics."""
    client = LanguageClient("benchmark", "1")
    published: asyncio.Queue[object] = asyncio.Queue()

    # pygls gives no types to its decorator and to `stop`.
    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def _published(parameters: types.PublishDiagnosticsParams) -> None:
        published.put_nowait(parameters)

    await client.start_io(sys.executable, "-m", "kerasgen", "server")
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    client.initialized(types.InitializedParams())
    uri = "file:///benchmark.py"
    document = types.TextDocumentItem(uri, types.LanguageKind.Python, 0, model(layers, 32))
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    await published.get()
    seconds = []
    for run in range(runs + 1):
        change = types.TextDocumentContentChangeWholeDocument(model(layers, 33 + run))
        version = types.VersionedTextDocumentIdentifier(run + 1, uri)
        start = time.perf_counter()
        client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
        await published.get()
        seconds.append(time.perf_counter() - start)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    return seconds[1:]


def cold(layers: int, runs: int) -> list[float]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "benchmark.py"
        path.write_text(model(layers, 32))
        seconds = []
        for _ in range(runs):
            start = time.perf_counter()
            subprocess.run([*LINT, str(path)], check=True)
            seconds.append(time.perf_counter() - start)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--layers", type=int, default=100)
    parser.add_argument("--runs", type=int, default=11)
    arguments = parser.parse_args()
    ours = median(asyncio.run(warm(arguments.layers, arguments.runs)))
    theirs = median(cold(arguments.layers, max(arguments.runs // 3, 1)))
    print(HEAD)
    title = f"edit to diagnostics, {arguments.layers} layers, by a cold lint"
    print(f"| {title} | {1000 * ours:.0f} ms | {theirs:.2f} s | {ours / theirs:.2f} | 150 ms |")


if __name__ == "__main__":
    main()
