import * as vscode from 'vscode';
import { page, type Shown } from './page';
import type { Server } from './server';

// How long a pause in typing is, after which the picture is asked for.
const pause = 150;

/** Answer is what `trustseam/preview` returns; docs/guides/editors.md explains it. */
interface Answer {
	svg: string;
	error: string;
	stale: boolean;
	version: number;
	blocks: { id: string; views: string[] }[];
}

/** Preview is the panel with the picture of the document that is being written. */
export class Preview implements vscode.Disposable {
	private panel: vscode.WebviewPanel | undefined;
	private document: vscode.TextDocument | undefined;
	private block = '';
	private view = '';
	private fits = true;
	private timer: NodeJS.Timeout | undefined;
	private asked: vscode.CancellationTokenSource | undefined;
	private html = '';
	private last: Shown | undefined;
	private readonly subscriptions: vscode.Disposable[];

	constructor(private readonly server: Server) {
		this.subscriptions = [
			server.onReady(() => this.renewSoon(0)),
			vscode.window.onDidChangeActiveColorTheme(() => this.renewSoon(0)),
			vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor.document)),
			vscode.workspace.onDidChangeTextDocument((e) => e.document === this.document && this.renewSoon(pause)),
			vscode.workspace.onDidSaveTextDocument(() => this.renewSoon(0)), // a configuration, perhaps
		];
	}

	/** open opens the panel beside the editor. */
	open(): void {
		if (this.panel) {
			this.panel.reveal(undefined, true);
		} else {
			// No script runs in the panel. Its links can choose what it shows, and nothing else.
			this.panel = vscode.window.createWebviewPanel('trustseam.preview', 'trustseam', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {
				enableScripts: false,
				enableForms: false,
				enableCommandUris: ['trustseam.showView', 'trustseam.toggleSize'],
				localResourceRoots: [],
			});
			this.html = '';
			this.panel.onDidDispose(() => (this.panel = undefined));
		}
		const editor = vscode.window.activeTextEditor;
		if (editor) this.follow(editor.document);
		this.renewSoon(0);
	}

	/** choose shows another block, or another view of one. */
	choose(block: unknown, view: unknown): void {
		if (typeof block !== 'string' || typeof view !== 'string') return;
		this.block = block;
		this.view = view;
		this.renewSoon(0);
	}

	/** toggleSize changes between the whole picture and its real size. */
	toggleSize(): void {
		this.fits = !this.fits;
		this.show(this.last);
	}

	private follow(document: vscode.TextDocument): void {
		if (document.languageId !== 'markdown' || document === this.document) return;
		this.document = document;
		this.block = this.view = '';
		this.last = undefined;
		this.renewSoon(0);
	}

	private renewSoon(delay: number): void {
		clearTimeout(this.timer);
		if (this.panel) this.timer = setTimeout(() => void this.renew(), delay);
	}

	// renew asks for the picture of the present text; an earlier request that is still waiting is given up.
	private async renew(): Promise<void> {
		const document = this.document;
		if (!this.panel || !document) return;
		this.panel.title = `Picture of ${document.uri.path.split('/').at(-1)}`;
		this.asked?.cancel();
		const asked = (this.asked = new vscode.CancellationTokenSource());
		const client = this.server.running;
		if (!client) {
			this.show({ ...this.empty(), ...this.last, error: 'trustseam does not run yet' });
			return;
		}
		const theme = vscode.window.activeColorTheme.kind;
		const dark = theme === vscode.ColorThemeKind.Dark || theme === vscode.ColorThemeKind.HighContrast;
		try {
			const uri = client.code2ProtocolConverter.asUri(document.uri);
			const answer = await client.sendRequest<Answer>('trustseam/preview', { uri, block: this.block, view: this.view, dark }, asked.token);
			if (this.asked !== asked) return;
			const gone = this.block !== '' && answer.blocks.length > 0 && !answer.blocks.some((b) => b.id === this.block);
			if (gone) {
				this.choose('', '');
				return;
			}
			// While the text has errors, the choice stays what it was.
			const blocks = answer.blocks.length > 0 ? answer.blocks : (this.last?.blocks ?? []);
			this.show({ ...answer, blocks, svg: answer.svg || (this.last?.svg ?? ''), block: this.block, view: this.view });
		} catch (error) {
			if (this.asked !== asked || asked.token.isCancellationRequested) return;
			this.show({ ...this.empty(), ...this.last, error: error instanceof Error ? error.message : String(error) });
		}
	}

	private empty(): Shown {
		return { svg: '', error: '', blocks: [], block: this.block, view: this.view };
	}

	private show(shown: Shown | undefined): void {
		this.last = shown;
		if (!this.panel || !shown) return;
		const html = page(shown, this.fits);
		if (html !== this.html) this.panel.webview.html = this.html = html; // it is loaded anew, and flickers
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.asked?.cancel();
		this.panel?.dispose();
		for (const s of this.subscriptions) s.dispose();
	}
}
