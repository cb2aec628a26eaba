// A web server in a process of its own, so that "no network" can mean that it is really gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

export class Site {
  /** Every request that was answered, as { method, url, status }. */
  requests = [];
  #port = 0;
  #process;

  constructor(dist, base) {
    this.dist = dist;
    this.base = base;
  }

  /** Address of a path of the app, as `site.url('learn/ladder')`. */
  url(path = '') {
    return `http://127.0.0.1:${this.#port}${this.base}${path}`;
  }

  get origin() {
    return `127.0.0.1:${this.#port}`;
  }

  /** Starts serving; the second time on the same port, and perhaps another build. */
  async start(dist = this.dist) {
    this.dist = dist;
    const program = join(root, 'scripts/server.mjs');
    const options = ['--dist', dist, '--base', this.base, '--port', String(this.#port), '--log'];
    this.#process = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.#process.stdout });
    await new Promise((resolve, reject) => {
      this.#process.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
      lines.on('line', (line) => {
        const address = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
        if (line.startsWith('{')) this.requests.push(JSON.parse(line));
        else if (address) resolve((this.#port = Number(address[1])));
      });
    });
    return this;
  }

  /** Kills the server, and makes sure that nobody answers any more. */
  async stop() {
    const server = this.#process;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
    if (await this.answers()) throw new Error(`Port ${this.#port} still answers.`);
  }

  async answers() {
    const socket = createConnection(this.#port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      return false;
    } finally {
      socket.destroy();
    }
  }
}
