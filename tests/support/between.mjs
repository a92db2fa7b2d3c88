/** A server between a page and another one: keeps what was posted, and can hold an answer back, change it or refuse it. */
import { createServer, request as ask } from 'node:http';

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
    asked.push(path);
    const pass = () =>
      ask(target + request.url, { method: request.method, headers: { ...request.headers, host: new URL(target).host } }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      })
        .on('error', () => response.destroy())
        .end(Buffer.concat(body));
    const way = [...ways].find(([end]) => path.endsWith(end))?.[1];
    if (way) await way({ pass, answer: (text) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text), refuse: () => response.destroy() });
    else pass();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    sent,
    /** Every path that was asked for, in order. */
    asked,
    /** From now on `way` answers at paths with this end: it is given `pass`, `answer(text)` and `refuse`. */
    on: (end, way) => ways.set(end, way),
    /** As at the beginning. */
    forget() {
      sent.length = 0;
      asked.length = 0;
      ways.clear();
    },
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
