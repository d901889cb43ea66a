"""The recipes for editors: they parse, they name what exists, their patterns match real output."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

import kerasgen
from tests.cli.running import environment, invoke, process
from tests.cli.sources import AFTER, BEFORE, KEPT, TWO
from tests.cli.test_documents import ROOT, blocks
from tests.cli.test_lint import BAD
from tests.cli.test_notebooks import BAD as BAD_CELLS
from tests.cli.test_notebooks import MODEL
from tests.files.test_notebooks import notebook

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EDITORS = ROOT / "editors"
VSCODE = EDITORS / "vscode"
DOCUMENT = "docs/editors.md"

# Where the findings and models of these files are: the path, the cell, the line and the column.
LINTED = [("bad.py", None, 6, 8), ("my data.py", None, 6, 8), ("n.ipynb", 3, 3, 12)]
CONVERTED = [
    ("kept.py", None, 4, 9),
    ("model.ipynb", 3, 2, 9),
    ("model.py", None, 4, 11),
    ("sub/model.py", None, 4, 11),
]
Place = tuple[str, int | None, int, int]


@pytest.fixture(autouse=True)
def files(project: Path) -> None:
    (project / "sub").mkdir()
    for name, data in {
        "bad.py": BAD.encode(),
        "my data.py": BAD.encode(),
        "n.ipynb": notebook(*BAD_CELLS),
        "model.py": BEFORE,
        "sub/model.py": BEFORE,
        "kept.py": KEPT,
        "model.ipynb": notebook(*MODEL),
    }.items():
        (project / name).write_bytes(data)


def linted(*paths: str) -> list[str]:
    run = invoke("lint", "--output-format", "concise", *(paths or (".",)))
    return [*run.out.decode().splitlines(), *run.lines]


def converted(*paths: str) -> list[str]:
    return invoke("convert", "--check", "-v", *(paths or (".",))).lines


def matched(patterns: list[re.Pattern[str]], lines: list[str]) -> list[re.Match[str]]:
    """Return the match of each line that one of the patterns matches; never two of them do."""
    found = []
    for line in lines:
        matches = [match for pattern in patterns if (match := pattern.search(line))]
        assert len(matches) <= 1, line
        found.extend(matches)
    return found


# Visual Studio Code


def tasks() -> dict[str, Any]:
    document = json.loads((VSCODE / "tasks.json").read_text(encoding="utf-8"))
    return {task["label"].removeprefix("kerasgen: "): task for task in document["tasks"]}


def manifest() -> Any:
    return json.loads((VSCODE / "package.json").read_text(encoding="utf-8"))


MATCHERS = {
    "package.json": (manifest()["contributes"]["problemMatchers"], linted, LINTED),
    "lint": (tasks()["lint this file"]["problemMatcher"], linted, LINTED),
    "convert": (tasks()["what would be converted"]["problemMatcher"], converted, CONVERTED),
}


@pytest.mark.parametrize("origin", MATCHERS)
def test_matchers_of_vscode(origin: str) -> None:
    matchers, output, places = MATCHERS[origin]
    lines = output()
    found = sorted(
        (match[pattern["file"]], vscode_place(match, pattern))
        for pattern in (matcher["pattern"] for matcher in matchers)
        for match in matched([re.compile(pattern["regexp"])], lines)
    )
    assert found == [
        (path, (line, column) if cell is None else f"cell {cell}:{line}:{column}: ")
        for path, cell, line, column in sorted(places)
    ]
    matched([re.compile(matcher["pattern"]["regexp"]) for matcher in matchers], lines)


def vscode_place(match: re.Match[str], pattern: dict[str, Any]) -> Any:
    """The line and column that are marked; for a file as a whole, the place in the message."""
    if pattern.get("kind") == "file":
        place = re.match(r"cell \d+:\d+:\d+: ", match[pattern["message"]])
        assert place is not None
        return place[0]
    assert len(match[pattern["message"]]) > 10
    return int(match[pattern["line"]]), int(match[pattern["column"]])


def test_paths_of_windows() -> None:
    (pattern,) = [
        matcher["pattern"]
        for matcher in manifest()["contributes"]["problemMatchers"]
        if matcher["name"] == "kerasgen"
    ]
    match = re.search(pattern["regexp"], r"C:\code\a.py:6:8: KG101 `Concatenate` joins: 1")
    assert match is not None
    assert match.groups()[:4] == (r"C:\code\a.py", "6", "8", "KG101")


def test_the_background_patterns_are_those_of_watch() -> None:
    from tests.cli.test_watch import STATUS

    (matcher,) = tasks()["watch"]["problemMatcher"]
    background = matcher["background"]
    begins = re.compile(background["beginsPattern"])
    ends = re.compile(background["endsPattern"])
    command = [sys.executable, "-m", "kerasgen", *tasks()["watch"]["args"]]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    ) as watching:
        assert watching.stderr is not None
        first, last = (watching.stderr.readline().decode().rstrip() for _ in range(2))
        Path("bad.py").unlink()
        again = watching.stderr.readline().decode().rstrip()
        watching.kill()
    assert [bool(begins.search(line)) for line in (first, last, again)] == [True, False, True]
    assert [bool(ends.search(line)) for line in (first, last, again)] == [False, True, False]
    assert STATUS.sub("", again) == "1 file changed, linting"


VARIABLES = {
    "${file}": "model.py",
    "${lineNumber}": "4",
    "${workspaceFolder}": ".",
    "$file": "model.py",
    "$FilePath$": "model.py",
    "$ProjectFileDir$": ".",
    "$SelectionStartLine$": "3",
    "$SelectionEndLine$": "5",
}


def filled(argument: str) -> str:
    for name, value in VARIABLES.items():
        argument = argument.replace(name, value)
    assert "$" not in argument
    return argument


def run_recipe(arguments: list[str]) -> None:
    """Run what a recipe runs: it does what its name says, on the files of the fixture."""
    run = invoke(*map(filled, arguments))
    target = filled(arguments[-1])
    expected = "--check" in arguments or (arguments[0] == "lint" and target == ".")
    assert run.code == int(expected), run.err
    changed = Path("model.py").read_bytes() != BEFORE
    assert changed == (arguments[0] == "convert" and not {"--check", "sequential"} & {*arguments})


@pytest.mark.parametrize("label", [label for label in tasks() if label != "watch"])
def test_tasks_of_vscode(label: str) -> None:
    task = tasks()[label]
    assert task["command"] == "kerasgen"
    run_recipe(task["args"])


# Stands for the editor and for the client library, and prints what the extension asks of them.
DRIVER = """
const Module = require("module");
const seen = { clients: [], commands: [], messages: [], stops: 0 };
let settings = { "kerasgen.command": ["kerasgen", "server"] }, fails = false, changed;
class LanguageClient {
  constructor(...given) { seen.clients.push(given); this.runs = false; }
  async start() { if (fails) throw new Error("ENOENT"); this.runs = true; }
  isRunning() { return this.runs; }
  async stop() { this.runs = false; seen.stops += 1; }
}
const vscode = {
  workspace: {
    workspaceFolders: [{ uri: { fsPath: "/code" } }],
    getConfiguration: (name) => ({ get: (key) => settings[`${name}.${key}`] }),
    onDidChangeConfiguration: (listener) => { changed = listener; return {}; },
  },
  window: { showErrorMessage: (message) => seen.messages.push(message) },
  commands: { registerCommand: (name, run) => {
    seen.commands.push(name); seen.run = run; return {};
  } },
};
const stand = { vscode, "vscode-languageclient/node": { LanguageClient } };
const load = Module._load;
Module._load = (name, ...rest) => stand[name] ?? load(name, ...rest);
(async () => {
  const extension = require(process.argv[2]);
  const context = { subscriptions: [] };
  await extension.activate(context);
  await seen.run();
  settings = { "kerasgen.command": ["${workspaceFolder}/venv/kerasgen", "server"] };
  await changed({ affectsConfiguration: (name) => name === "editor.fontSize" });
  await changed({ affectsConfiguration: (name) => name === "kerasgen.command" });
  fails = true;
  await seen.run();
  await extension.deactivate();
  console.log(JSON.stringify({ ...seen, kept: context.subscriptions.length }));
})();
"""

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


@needs_node
def test_the_extension_starts_the_server() -> None:
    Path("driver.js").write_text(DRIVER)
    script = str(VSCODE / manifest()["main"])
    done = subprocess.run(["node", "driver.js", script], check=True, capture_output=True, text=True)
    seen = json.loads(done.stdout)
    starts = [(server["command"], server["args"]) for _, _, server, _ in seen["clients"]]
    assert starts == [("kerasgen", ["server"])] * 2 + [("/code/venv/kerasgen", ["server"])] * 2
    options = seen["clients"][0][3]
    assert {(s["scheme"], s["language"]) for s in options["documentSelector"]} == {
        ("file", "python"),
        ("untitled", "python"),
        ("vscode-notebook-cell", "python"),
    }
    assert seen["commands"] == [c["command"] for c in manifest()["contributes"]["commands"]]
    assert seen["kept"] == 2
    # Each restart ends the one before; the last did not start, and is said to have not.
    assert seen["stops"] == 3
    (message,) = seen["messages"]
    assert message.startswith("kerasgen: cannot start /code/venv/kerasgen: ENOENT; install it with")


@needs_node
def test_the_patterns_in_javascript() -> None:
    patterns = [m["pattern"]["regexp"] for m in manifest()["contributes"]["problemMatchers"]]
    code = "const [ps, ls] = JSON.parse(process.argv[1]); console.log(JSON.stringify("
    code += "ls.map((l) => ps.flatMap((p) => (l.match(p) ?? []).slice(1)))))"
    lines = linted()
    done = subprocess.run(
        ["node", "-e", code, json.dumps([patterns, lines])], check=True, capture_output=True
    )
    expected = [
        [group for pattern in patterns if (m := re.search(pattern, line)) for group in m.groups()]
        for line in lines
    ]
    assert json.loads(done.stdout) == expected


def test_the_manifest_names_what_exists() -> None:
    assert (VSCODE / manifest()["main"]).is_file()
    assert manifest()["version"] == kerasgen.__version__
    script = (VSCODE / "extension.js").read_text()
    assert set(re.findall(r'require\("([\w-]+)', script)) == {"vscode", *manifest()["dependencies"]}


# PyCharm


# What its macros stand for (RegexpFilter of the IntelliJ platform).
MACROS = {
    "$FILE_PATH$": r"(?P<file>(?:[A-Za-z]:)?[0-9 a-z_A-Z\-\\./]+)",
    "$LINE$": "(?P<line>[0-9]+)",
    "$COLUMN$": "(?P<column>[0-9]+)",
}


def output_filter(text: str) -> re.Pattern[str]:
    for macro, pattern in MACROS.items():
        text = text.replace(macro, pattern)
    assert "$" not in text
    return re.compile(text)


def options(node: ElementTree.Element) -> dict[str, str]:
    return {option.get("name", ""): option.get("value", "") for option in node.iterfind("option")}


def tools() -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(EDITORS / "pycharm" / "kerasgen.xml").getroot()
    assert root.tag == "toolSet"
    return {tool.get("name", ""): tool for tool in root}


def watchers() -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(EDITORS / "pycharm" / "watchers.xml").getroot()
    assert {root.tag, *(task.tag for task in root)} == {"TaskOptions"}
    return {options(task)["fileExtension"]: task for task in root}


@pytest.mark.parametrize("name", tools())
def test_tools_of_pycharm(name: str) -> None:
    (execution,) = tools()[name].iterfind("exec")
    found = options(execution)
    assert (found["COMMAND"], found["WORKING_DIRECTORY"]) == ("kerasgen", "$ProjectFileDir$")
    run_recipe(shlex.split(found["PARAMETERS"]))


@pytest.mark.parametrize("name", tools())
def test_links_of_pycharm(name: str) -> None:
    # PyCharm gives whole paths, and makes links of whole paths only.
    filters = [output_filter(options(f)["REGEXP"]) for f in tools()[name].iterfind("filter")]
    for output, places in ((linted, LINTED), (converted, CONVERTED)):
        links = matched(filters, output(str(Path.cwd())))
        expect_links(links, places)


def expect_links(links: list[re.Match[str]], places: list[Place]) -> None:
    found = {
        (link["file"], *(link.groupdict().get(n) for n in ("line", "column"))) for link in links
    }
    assert found == {
        (str(Path(path).absolute()), *((str(line), str(column)) if cell is None else (None, None)))
        for path, cell, line, column in places
    }


@pytest.mark.parametrize("extension", ["py", "ipynb"])
def test_watchers_of_pycharm(extension: str) -> None:
    task = watchers()[extension]
    found = options(task)
    assert found["program"] == "kerasgen"
    info = task.find("option[@name='outputFilters']/array/FilterInfo")
    assert info is not None
    path = str(Path("bad.py" if extension == "py" else "n.ipynb").absolute())
    run = invoke(*shlex.split(found["arguments"].replace("$FilePath$", path)))
    assert run.code == 1
    assert run.err == ""
    links = matched([output_filter(options(info)["regExp"])], run.out.decode().splitlines())
    expect_links(links, [place for place in LINTED if Path(place[0]).name == Path(path).name])


# Others


def snippet(language: str, start: str) -> str:
    (text,) = [block for block in blocks(DOCUMENT, language) if start in block]
    return text


@pytest.mark.skipif(
    not (shutil.which("nvim") or shutil.which("vim")), reason="neither nvim nor vim is installed"
)
def test_the_compiler_of_vim() -> None:
    Path("out.txt").write_text("\n".join([*linted(), *converted()]))
    script = EDITORS / "vim" / "compiler" / "kerasgen.vim"
    lines = [
        "set nomore",
        f"source {script}",
        "cgetfile out.txt",
        "let found = filter(getqflist(), 'v:val.valid')",
        "let places = map(found, '[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.text]')",
        "call writefile([json_encode(places), &makeprg], 'places.json')",
        "qall!",
    ]
    Path("run.vim").write_text("\n".join(lines))
    editor = shutil.which("nvim") or shutil.which("vim") or ""
    command = [editor, "-u", "NONE", "-i", "NONE", "-es", "-S", "run.vim"]
    subprocess.run(command, check=False, capture_output=True, timeout=60)
    places, program = Path("places.json").read_text().splitlines()
    found = [(path, line, column) for path, line, column, _ in json.loads(places)]
    assert sorted(found) == sorted((p, line, column) for p, _, line, column in LINTED + CONVERTED)
    run = process(*program.split()[1:], "bad.py")
    assert (run.code, run.err) == (1, "")


@pytest.mark.skipif(shutil.which("nvim") is None, reason="nvim is not installed")
def test_the_mapping_of_vim(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "kerasgen"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kerasgen "$@"\n')
    program.chmod(0o755)
    Path("two models.py").write_bytes(TWO)
    mapping = snippet("vim", "xnoremap")
    press = r'execute "normal 4GV\\k"'
    Path("run.vim").write_text("\n".join([mapping, r"edit two\ models.py", press, "qall!"]))
    path = f"{program.parent}:{environment()['PATH']}"
    command = ["nvim", "-u", "NONE", "-i", "NONE", "-es", "-S", "run.vim"]
    subprocess.run(command, check=False, env=environment(PATH=path), timeout=60)
    assert Path("two models.py").read_bytes() == AFTER + TWO[len(BEFORE) :]


@pytest.mark.skipif(shutil.which("emacs") is None, reason="emacs is not installed")
def test_the_snippets_of_emacs() -> None:
    Path("out.txt").write_text("\n".join([*linted(), *converted(), ""]))
    Path("eglot.el").write_text(snippet("elisp", "eglot"))
    Path("compile.el").write_text(snippet("elisp", "compilation-error"))
    program = """
(setq coding-system-for-read 'utf-8)
(load-file "eglot.el")
(load-file "compile.el")
(require 'compile)
(with-temp-buffer
  (insert-file-contents "out.txt")
  (setq default-directory (file-name-as-directory (expand-file-name ".")))
  (compilation-mode)
  (setq-local compilation-error-regexp-alist '(kerasgen))
  (compilation--ensure-parse (point-max))
  (goto-char (point-min))
  (let (message)
    (while (< (point) (point-max))
      (when (setq message (get-text-property (point) 'compilation-message))
        (let ((loc (compilation--message->loc message)))
          (princ (format "%S\\n" (list (caar (compilation--loc->file-struct loc))
                                      (compilation--loc->line loc)
                                      (compilation--loc->col loc))))))
      (forward-line 1))))
"""
    Path("run.el").write_text(program)
    done = subprocess.run(
        ["emacs", "-Q", "--batch", "--load", "run.el"], check=True, capture_output=True, text=True
    )
    found = re.findall(r'^\("(.*)" (\d+) (\d+)\)$', done.stdout, re.MULTILINE)
    assert sorted(found) == sorted(
        (path, str(line), str(column)) for path, _, line, column in LINTED + CONVERTED
    )


@pytest.mark.skipif(shutil.which("nvim") is None, reason="nvim is not installed")
def test_the_snippet_of_neovim() -> None:
    # Compiled only: older versions have no vim.lsp.config.
    Path("init.lua").write_text(snippet("lua", "kerasgen"))
    code = "lua assert(loadfile('init.lua'))"
    command = ["nvim", "-u", "NONE", "-i", "NONE", "--headless", "-c", code, "-c", "qall!"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert "Error" not in done.stderr


def test_the_snippet_of_helix() -> None:
    settings = tomllib.loads(snippet("toml", "language-server"))
    assert settings["language-server"]["kerasgen"] == {"command": "kerasgen", "args": ["server"]}
    assert "kerasgen" in settings["language"][0]["language-servers"]


def test_the_snippets_of_sublime() -> None:
    client = json.loads(snippet("json", "clients"))["clients"]["kerasgen"]
    assert client["command"] == ["kerasgen", "server"]
    build = json.loads(snippet("json", "file_regex"))
    pattern = re.compile(build["file_regex"])
    for output, places in ((linted, LINTED), (converted, CONVERTED)):
        found = {(match[1], int(match[2]), int(match[3])) for match in matched([pattern], output())}
        assert found == {(path, line, column) for path, _, line, column in places}


@pytest.mark.parametrize("number", range(3))
def test_the_builds_of_sublime(number: int) -> None:
    build = json.loads(snippet("json", "file_regex"))
    command = [build, *build["variants"]][number]["cmd"]
    assert command[0] == "kerasgen"
    run_recipe(command[1:])


def test_the_settings_of_vscode() -> None:
    settings = json.loads(snippet("json", "kerasgen.command"))
    assert settings.keys() <= manifest()["contributes"]["configuration"]["properties"].keys()
