"use strict";

// Starts `kerasgen server` and lets it answer for Python files and for the cells of notebooks.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SELECTOR = [
  { scheme: "file", language: "python" },
  { scheme: "untitled", language: "python" },
  { scheme: "vscode-notebook-cell", language: "python" },
];

let client;

// VS Code leaves variables in settings to those who read them.
function expanded(text) {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return text.replaceAll("${workspaceFolder}", folder);
}

async function start() {
  const given = vscode.workspace.getConfiguration("kerasgen").get("command");
  const [command, ...args] = given.map(expanded);
  client = new LanguageClient(
    "kerasgen",
    "kerasgen",
    { command, args },
    { documentSelector: SELECTOR, synchronize: { configurationSection: "kerasgen" } },
  );
  try {
    await client.start();
  } catch (error) {
    const hint = 'install it with: pip install "kerasgen[server]", or set kerasgen.command';
    vscode.window.showErrorMessage(`kerasgen: cannot start ${command}: ${error.message}; ${hint}`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running !== undefined && running.isRunning()) {
    await running.stop();
  }
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("kerasgen.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("kerasgen.command")) {
        await restart();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
