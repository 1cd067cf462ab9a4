import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { missing, program } from './program';

/** Server is the language server, `trustseam lsp`, of all markdown documents. */
export class Server implements vscode.Disposable {
	private client: LanguageClient | undefined;
	private turn: Promise<void> = Promise.resolve();
	private readonly ready = new vscode.EventEmitter<void>();
	/** onReady fires each time the server has started. */
	readonly onReady = this.ready.event;

	constructor(private readonly output: vscode.LogOutputChannel) {}

	/** running is the client of a server that can be asked. */
	get running(): LanguageClient | undefined {
		return this.client?.state === State.Running ? this.client : undefined;
	}

	/** restart starts the server, after the end of the one before. Only trusted folders may say which program runs. */
	restart(): Promise<void> {
		return (this.turn = this.turn.then(() => this.startAnew()));
	}

	private async startAnew(): Promise<void> {
		await this.stop();
		if (!vscode.workspace.isTrusted) return;
		const command = program();
		const client = new LanguageClient('trustseam', 'trustseam', { command, args: ['lsp'] }, {
			documentSelector: [{ language: 'markdown', scheme: 'file' }, { language: 'markdown', scheme: 'untitled' }],
			outputChannel: this.output,
			revealOutputChannelOn: RevealOutputChannelOn.Never,
			initializationFailedHandler: () => false,
			synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/trustseam.toml') },
		});
		this.client = client;
		const start = performance.now();
		try {
			await client.start();
			this.output.info(`${command} lsp: ready after ${Math.round(performance.now() - start)} ms`);
			this.ready.fire();
		} catch (error) {
			this.client = undefined;
			this.output.error(`${command} lsp: ${error}`);
			void missing(error);
		}
	}

	private async stop(): Promise<void> {
		const client = this.client;
		this.client = undefined;
		try {
			await client?.dispose();
		} catch {
			// It ended before it was told to.
		}
	}

	dispose(): void {
		this.ready.dispose();
		void this.stop();
	}
}
