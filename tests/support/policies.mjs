/** A server before the demo shop that serves its pages under a Content Security Policy in place of their own. */
import { createServer, request as ask } from 'node:http';

/** Notes on the page what the policy forbade; a script of the page's own, so that every policy lets it run. */
const NOTES = `globalThis.forbidden = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => forbidden.push(effectiveDirective + ' ' + blockedURI));`;

/** Passes all on to `target`, but for made files by path; `serve(policy, made)` begins anew, `asked` are the paths since. */
export async function startPolicies(target) {
  let policy;
  let made = {};
  const asked = [];
  const server = createServer(async (request, response) => {
    const body = [];
    for await (const part of request) body.push(part);
    const path = new URL(request.url, target).pathname;
    asked.push(path);
    const answer = made[path] ? { headers: { 'content-type': typeOf(path) }, text: made[path] } : await passed(target, request, Buffer.concat(body));
    if (!String(answer.headers['content-type']).startsWith('text/html')) {
      response.writeHead(answer.status ?? 200, answer.headers).end(answer.text);
      return;
    }
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...(policy && { 'content-security-policy': policy }) };
    const html = String(answer.text).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    response.writeHead(200, headers).end(html.replace(/<script /, '<script src="/noted.js"></script><script '));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    serve(next, files = {}) {
      policy = next;
      made = { ...files, '/noted.js': NOTES };
      asked.length = 0;
    },
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

function typeOf(path) {
  return path.endsWith('.js') ? 'text/javascript' : 'text/html';
}

/** What the target answers. */
function passed(target, { method, url, headers }, body) {
  return new Promise((resolve, reject) => {
    const request = ask(target + url, { method, headers: { ...headers, host: new URL(target).host } }, async (answer) => {
      const text = [];
      for await (const part of answer) text.push(part);
      resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(text) });
    });
    request.on('error', reject).end(body);
  });
}
