// A language server as a child, and as much of its protocol as the tests need.
import { spawn } from 'node:child_process';

export class Server {
	#child;
	#id = 0;
	#waiting = new Map();
	#read = Buffer.alloc(0);

	constructor(program, cwd) {
		this.#child = spawn(program, ['lsp'], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
		this.#child.stdout.on('data', (data) => this.#take(data));
	}

	#take(data) {
		this.#read = Buffer.concat([this.#read, data]);
		for (;;) {
			const end = this.#read.indexOf('\r\n\r\n');
			if (end < 0) return;
			const length = Number(/content-length: (\d+)/i.exec(this.#read.subarray(0, end).toString())[1]);
			if (this.#read.length < end + 4 + length) return;
			const message = JSON.parse(this.#read.subarray(end + 4, end + 4 + length).toString());
			this.#read = this.#read.subarray(end + 4 + length);
			if (message.method && message.id !== undefined) this.#write({ id: message.id, result: null });
			else if (message.id !== undefined) this.#waiting.get(message.id)?.(message);
		}
	}

	#write(message) {
		const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
		this.#child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
		this.#child.stdin.write(body);
	}

	notify(method, params) {
		this.#write({ method, params });
	}

	request(method, params) {
		const id = ++this.#id;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
			this.#write({ id, method, params });
		});
	}

	end() {
		this.#child.stdin.end();
	}
}
