// Serves a build on this computer only, as a good static host would: right types, brotli, entity tags, the headers
// of _headers, and the page for every route.
//
//   node scripts/server.mjs [--dist dist] [--port 8080] [--base /] [--log]
//
// --port 0 takes a free one. --log prints a line of JSON for every request.
import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const COMPRESSED_ALREADY = new Set(['.ico', '.png', '.woff2']);
// Files for hosts, not for browsers.
const NOT_SERVED = new Set(['_headers', '_redirects']);

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: join(root, 'dist') },
    port: { type: 'string', default: '8080' },
    base: { type: 'string', default: '/' },
    log: { type: 'boolean', default: false },
  },
});
const base = `/${options.base}/`.replace(/\/+/g, '/');
const dist = await realpath(options.dist).catch(() => {
  console.error(`${options.dist} does not exist: run scripts/build first.`);
  process.exit(1);
});
// Compressed once for good: brotli at its highest quality takes seconds for the WebAssembly.
const compressedDirectory = join(root, 'target', 'brotli');
const compress = promisify(brotliCompress);

/** Rules of _headers: a pattern, with * at its end or not at all, and the headers it sets. */
async function headerRules() {
  const rules = [];
  const text = await readFile(join(dist, '_headers'), 'utf8').catch(() => '');
  for (const line of text.split('\n').filter((line) => line.trim())) {
    if (/^\s/.test(line)) {
      const colon = line.indexOf(':');
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    } else {
      rules.push({ pattern: line.trim(), headers: [] });
    }
  }
  return rules;
}

function headersFor(rules, path) {
  const headers = {};
  for (const { pattern, headers: lines } of rules) {
    const matches = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (matches) for (const [name, value] of lines) headers[name.toLowerCase()] = value;
  }
  // Where no rule says so, a host asks its own files again each time, and so do routes.
  return { 'cache-control': 'no-cache', ...headers };
}

/** The file that a path names: the page for routes, undefined for what is not there. */
async function fileFor(path) {
  if (!path.startsWith(base)) return undefined;
  const name = path.slice(base.length);
  const file = resolve(dist, name || 'index.html');
  const inside = file.startsWith(dist + sep) && !NOT_SERVED.has(name);
  if (inside && (await stat(file).catch(() => undefined))?.isFile()) {
    // A link out of the directory is no way out either.
    return (await realpath(file)).startsWith(dist + sep) ? file : undefined;
  }
  return extname(name) || !inside ? undefined : join(dist, 'index.html');
}

const sent = new Map();
/** Bytes, digest and compressed bytes of a file, read again when it has changed on disk. */
async function contentOf(file) {
  const { mtimeMs, size } = await stat(file);
  const known = sent.get(file);
  if (known?.mtimeMs === mtimeMs && known.size === size) return known;
  const bytes = await readFile(file);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const content = { mtimeMs, size, bytes, digest, brotli: undefined };
  if (!COMPRESSED_ALREADY.has(extname(file))) content.brotli = compressed(bytes, digest);
  sent.set(file, content);
  return content;
}

async function compressed(bytes, digest) {
  const path = join(compressedDirectory, digest);
  const earlier = await readFile(path).catch(() => undefined);
  if (earlier) return earlier;
  const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const result = await compress(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  await mkdir(compressedDirectory, { recursive: true });
  // Renamed into place, so that another server never reads half of it.
  await writeFile(`${path}.${process.pid}`, result);
  await rename(`${path}.${process.pid}`, path);
  return result;
}

async function respond(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return response.writeHead(405, { allow: 'GET, HEAD' }).end();
  }
  const rules = await headerRules();
  const file = await fileFor(path);
  if (!file) {
    const headers = { ...headersFor(rules, path), 'content-type': 'text/plain; charset=utf-8' };
    return response.writeHead(404, headers).end('Not found.\n');
  }
  const { bytes, digest, brotli } = await contentOf(file);
  const wantsBrotli = brotli && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = wantsBrotli ? await brotli : bytes;
  const tag = `"${digest.slice(0, 32)}${wantsBrotli ? '-br' : ''}"`;
  const headers = {
    ...headersFor(rules, path),
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    etag: tag,
    vary: 'accept-encoding',
  };
  if (request.headers['if-none-match'] === tag) return response.writeHead(304, headers).end();
  if (wantsBrotli) headers['content-encoding'] = 'br';
  headers['content-length'] = body.length;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}

const server = createServer((request, response) => {
  response.on('finish', () => {
    if (options.log) console.log(JSON.stringify({ method: request.method, url: request.url, status: response.statusCode }));
  });
  respond(request, response).catch((error) => {
    // An address that can't be decoded is the visitor's mistake; everything else is ours.
    const status = error instanceof URIError || error?.code === 'ERR_INVALID_ARG_VALUE' ? 400 : 500;
    if (status === 500) console.error(error);
    if (!response.headersSent) response.writeHead(status);
    response.end();
  });
});
server.on('error', (error) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${options.port} is in use: give another one in PORT.` : error.message);
  process.exit(1);
});
server.listen(Number(options.port), '127.0.0.1', () => {
  console.log(`Coproduce is at http://127.0.0.1:${server.address().port}${base}`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
