// A forward proxy that writes down every address that a browser asks for, and lets it reach this computer alone.
import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';

export class Proxy {
  /** host:port of every request and every CONNECT, in order. */
  asked = [];

  async start() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url);
      this.asked.push(`${url.hostname}:${url.port || 80}`);
      if (url.hostname !== '127.0.0.1') return response.writeHead(502).end();
      const { method, headers } = request;
      const onward = forward(url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.writeHead(502).end());
      request.pipe(onward);
    });
    this.server.on('connect', (request, socket) => {
      this.asked.push(request.url);
      const [host, port] = request.url.split(':');
      socket.on('error', () => {});
      if (host !== '127.0.0.1') return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      const onward = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.on('error', () => socket.destroy());
      onward.pipe(socket).pipe(onward);
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  /** What a device needs to send everything through here, addresses of this computer too. */
  get deviceOptions() {
    return {
      proxy: { server: `http://127.0.0.1:${this.server.address().port}`, bypass: '<-loopback>' },
    };
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
