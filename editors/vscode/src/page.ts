/** Shown is what the panel shows. */
export interface Shown {
	svg: string;
	error: string;
	blocks: { id: string; views: string[] }[];
	block: string;
	view: string;
}

const style = `
	html, body { height: 100%; margin: 0; padding: 0; }
	body { display: flex; flex-direction: column; color: var(--vscode-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-size) var(--vscode-font-family); }
	nav { display: flex; flex-wrap: wrap; gap: 2px 4px; padding: 6px 10px; border-bottom: 1px solid var(--vscode-panel-border); }
	nav a { padding: 2px 8px; border-radius: 3px; color: var(--vscode-foreground); text-decoration: none; }
	nav a:hover { background: var(--vscode-toolbar-hoverBackground); }
	nav a:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
	nav a[aria-current] { background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); }
	nav .size { margin-left: auto; }
	.error { margin: 0; padding: 8px 12px; background: var(--vscode-inputValidation-errorBackground); border-left: 3px solid var(--vscode-inputValidation-errorBorder); white-space: pre-wrap; overflow-wrap: anywhere; }
	main { flex: 1; min-height: 0; overflow: auto; padding: 10px; }
	.fits svg { display: block; width: 100%; height: auto; max-height: 100%; }
	.old svg { opacity: 0.6; }
`;

/**
 * page is the whole panel. The picture comes escaped from the server; should anything in it ask for more, no script runs here
 * and nothing is loaded.
 */
export function page(shown: Shown, fits: boolean): string {
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>trustseam</title>
<style>${style}</style>
</head>
<body>
<nav aria-label="Views">${links(shown)}${link('trustseam.toggleSize', [], fits ? 'Actual size' : 'Fit', false, 'size')}</nav>
${shown.error ? `<p class="error" role="alert">${escape(shown.error)}</p>` : ''}
<main class="${fits ? 'fits' : ''} ${shown.error ? 'old' : ''}">${shown.svg}</main>
</body>
</html>`;
}

// links are one for each block if there are several, and one for each view of the block that is shown.
function links({ blocks, block, view }: Shown): string {
	const current = blocks.find((b) => b.id === block) ?? blocks[0];
	if (!current) return '';
	const toBlocks = blocks.length > 1 ? blocks.map((b) => link('trustseam.showView', [b.id, ''], b.id, b === current)) : [];
	const toViews = current.views.length > 0 ? ['', ...current.views].map((v) => link('trustseam.showView', [current.id, v], v || 'all', v === view)) : [];
	return [...toBlocks, toBlocks.length > 0 && toViews.length > 0 ? '<span aria-hidden="true">·</span>' : '', ...toViews].join('');
}

function link(command: string, args: string[], text: string, current: boolean, className = ''): string {
	const uri = `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
	return `<a href="${escape(uri)}"${className && ` class="${className}"`}${current ? ' aria-current="true"' : ''}>${escape(text)}</a>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
