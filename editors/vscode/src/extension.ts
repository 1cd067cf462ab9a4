// The extension is a thin client: what a block means is known to `trustseam lsp` alone.
import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { Preview } from './preview';
import { Server } from './server';

export function activate(context: vscode.ExtensionContext): void {
	const output = vscode.window.createOutputChannel('trustseam', { log: true });
	const server = new Server(output);
	const preview = new Preview(server);
	context.subscriptions.push(output, server, preview, ...registerCommands(output));
	context.subscriptions.push(
		vscode.commands.registerCommand('trustseam.preview', () => preview.open()),
		vscode.commands.registerCommand('trustseam.showView', (block: unknown, view: unknown) => preview.choose(block, view)),
		vscode.commands.registerCommand('trustseam.toggleSize', () => preview.toggleSize()),
		vscode.commands.registerCommand('trustseam.restart', () => server.restart()),
		vscode.workspace.onDidChangeConfiguration((e) => e.affectsConfiguration('trustseam.path') && server.restart()),
		vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()),
		vscode.window.onDidChangeActiveTextEditor(tellMenus),
		vscode.workspace.onDidChangeTextDocument((e) => e.document === vscode.window.activeTextEditor?.document && tellMenus()),
	);
	tellMenus();
	void server.restart(); // the rest works without it
}

// tellMenus says whether the document has a block, so that only such documents have a button.
function tellMenus(): void {
	const document = vscode.window.activeTextEditor?.document;
	const has = document?.languageId === 'markdown' && /^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*(?:`{3,}|~{3,})[ \t]*dfd\b/m.test(document.getText());
	void vscode.commands.executeCommand('setContext', 'trustseam.hasBlock', has);
}
