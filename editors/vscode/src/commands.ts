import * as path from 'node:path';
import * as vscode from 'vscode';
import { missing, run, type Outcome } from './program';

/** registerCommands registers the commands that run the program on a document, and those that write a block. */
export function registerCommands(output: vscode.LogOutputChannel): vscode.Disposable[] {
	return [
		vscode.commands.registerCommand('trustseam.newBlock', newBlock),
		vscode.commands.registerCommand('trustseam.check', () => runOnDocument('check', output)),
		vscode.commands.registerCommand('trustseam.generate', () => runOnDocument('generate', output)),
		vscode.commands.registerCommand('trustseam.import', () => importDiagram(output)),
	];
}

function newBlock(): Thenable<unknown> {
	return vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name: 'dfd block' });
}

// runOnDocument saves the document and runs a command of the program on its file.
async function runOnDocument(command: 'check' | 'generate', output: vscode.LogOutputChannel): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	if (document?.languageId !== 'markdown') {
		void vscode.window.showInformationMessage('trustseam: open a markdown document first.');
		return;
	}
	if (document.uri.scheme !== 'file' || !(await document.save())) {
		void vscode.window.showInformationMessage('trustseam: save the document first; the program reads files.');
		return;
	}
	const outcome = await runWith([command, path.basename(document.fileName)], path.dirname(document.fileName), output);
	if (!outcome) return;
	const said = (outcome.stdout + outcome.stderr).trim();
	if (outcome.code === 0) {
		vscode.window.setStatusBarMessage(`trustseam ${command}: ${said.split('\n').at(-1) || 'all is up to date'}`, 8000);
		return;
	}
	const show = 'Show what it says';
	if ((await vscode.window.showWarningMessage(`trustseam ${command}: ${said.split('\n').at(-1) || `exit code ${outcome.code}`}`, show)) === show) output.show();
}

// importDiagram puts the block of a diagram where the cursor is, or into a new document.
async function importDiagram(output: vscode.LogOutputChannel): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	const chosen = await vscode.window.showOpenDialog({ canSelectMany: false, openLabel: 'Import', title: 'A diagram of another tool' });
	if (!chosen?.length) return;
	const source = chosen[0].fsPath;
	const outcome = await runWith(['import', path.basename(source)], path.dirname(source), output);
	if (!outcome) return;
	const report = outcome.stderr.trim().split('\n')[0];
	if (outcome.code !== 0 || !outcome.stdout) {
		void vscode.window.showErrorMessage(`trustseam import: ${report || `exit code ${outcome.code}`}`);
		return;
	}
	if (editor?.document.languageId === 'markdown') {
		await editor.edit((edit) => edit.insert(editor.selection.active, outcome.stdout));
	} else {
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: outcome.stdout }));
	}
	const show = 'Show the report';
	if ((await vscode.window.showInformationMessage(`trustseam import: ${report}`, show)) === show) output.show();
}

// runWith runs the program, writes down what it says, and returns nothing if it cannot be started.
async function runWith(args: string[], cwd: string, output: vscode.LogOutputChannel): Promise<Outcome | undefined> {
	try {
		const outcome = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: `trustseam ${args[0]}` }, () => run(args, cwd));
		output.info(`trustseam ${args.join(' ')}: exit code ${outcome.code}\n${args[0] === 'import' ? '' : outcome.stdout}${outcome.stderr}`);
		return outcome;
	} catch (error) {
		output.error(`trustseam ${args.join(' ')}: ${error}`);
		void missing(error);
		return undefined;
	}
}
