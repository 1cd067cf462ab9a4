import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';

// Most of what a command prints: an import of the largest source is far smaller.
const maxOutput = 16 << 20;

/** What a run of the program printed, and its exit code. */
export interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

/** program is the setting as a path that can be started. */
export function program(): string {
	const set = vscode.workspace.getConfiguration('trustseam').get<string>('path')?.trim() || 'trustseam';
	const folder = vscode.workspace.workspaceFolders?.[0];
	return /^\.\.?[\\/]/.test(set) && folder ? path.join(folder.uri.fsPath, set) : set;
}

/** run runs the program in a directory; it fails if the program cannot be started. No shell is involved. */
export function run(args: string[], cwd: string): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		execFile(program(), args, { cwd, maxBuffer: maxOutput }, (error, stdout, stderr) => {
			if (error && typeof error.code !== 'number') reject(error);
			else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
		});
	});
}

/** missing tells that the program cannot be started, and what to do about it. */
export async function missing(error: unknown): Promise<void> {
	const settings = 'Open the setting';
	const install = 'How to install it';
	const reason = error instanceof Error ? error.message : String(error);
	const why = reason.includes('ENOENT') ? 'there is no such program on the path' : reason;
	const chosen = await vscode.window.showErrorMessage(`\`${program()}\` cannot be started: ${why}`, install, settings);
	if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'trustseam.path');
	if (chosen === install) await vscode.env.openExternal(vscode.Uri.parse('https://github.com/trustseam/trustseam/blob/main/docs/guides/install.md'));
}
