/** A server between a page and another one: keeps what was posted, and can hold an answer back, change it or refuse it. */
import { createServer, request as ask } from 'node:http';
import { Readable } from 'node:stream';

/** Passes all on to `target`; `sent` holds the posted JSON, `on` does something else at a path. */
export async function startBetween(target) {
  const sent = [];
  const asked = [];
  const ways = new Map();
  const server = createServer(async (request, response) => {
    const body = [];
    for await (const part of request) body.push(part);
    if (request.method === 'POST') sent.push(JSON.parse(String(Buffer.concat(body))));
    const path = new URL(request.url, target).pathname;
    // Chromium asks for it on the first page that names none.
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    asked.push(path);
    const onward = (take, headers = request.headers) =>
      ask(target + request.url, { method: request.method, headers: { ...headers, host: new URL(target).host } }, take)
        .on('error', () => response.destroy())
        .end(Buffer.concat(body));
    const pass = () => onward((answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    const way = [...ways].find(([place]) => (place instanceof RegExp ? place.test(path) : path.endsWith(place)))?.[1];
    if (!way) return void pass();
    await way({
      pass,
      answer: (text, headers = {}) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text),
      // Asked for anew and whole: neither "not modified" nor packed.
      change: (edit) => onward(async (answer) => {
        const text = edit(await new Response(Readable.toWeb(answer)).text());
        const { 'content-length': length, ...headers } = answer.headers;
        response.writeHead(answer.statusCode, { ...headers, 'cache-control': 'no-store' }).end(text);
      }, {}),
      missing: () => response.writeHead(404).end(),
      refuse: () => response.destroy(),
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    sent,
    /** Every path that was asked for, in order. */
    asked,
    /**
     * From now on `way` answers at paths with this end, or of this pattern: it is given `pass`, `answer(text, headers)`,
     * `change(edit)` for the text that would have come, `missing` and `refuse`.
     */
    on: (place, way) => ways.set(place, way),
    /** As at the beginning. */
    forget() {
      sent.length = 0;
      asked.length = 0;
      ways.clear();
    },
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
