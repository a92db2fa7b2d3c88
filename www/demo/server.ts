/** Asks the server about the same customer, and shows whether it says the same. */
import type { FormReport } from 'debitor/form';
import { byId, withData } from './dom.js';

/** How long the server may take, in milliseconds. */
const PATIENCE = 10_000;

/** Which of the page's sentences hold. */
type Answer = 'accepted' | 'refused' | 'same' | 'different' | 'silent' | 'late' | 'garbled';

/** Sends the customer and shows the server's report beside the browser's. */
export async function askServer(locale: string, customer: object, own: FormReport): Promise<void> {
  const report = JSON.stringify(own);
  let text = '';
  try {
    text = await post({ profile: 'iex', locale, customer });
    const { valid } = JSON.parse(text) as FormReport;
    show([valid ? 'accepted' : 'refused', text.trim() === report ? 'same' : 'different'], report, text);
  } catch (error) {
    show([failure(error)], report, text);
  }
}

function failure(error: unknown): Answer {
  if (error instanceof SyntaxError) return 'garbled';
  return error instanceof DOMException && error.name === 'TimeoutError' ? 'late' : 'silent';
}

async function post(body: object): Promise<string> {
  const response = await fetch('/v1/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.text();
}

function show(holds: Answer[], browser: string, server: string): void {
  byId('answer').hidden = false;
  for (const [element, answer] of withData('answer')) element.hidden = !holds.includes(answer as Answer);
  byId('from-browser').textContent = browser;
  byId('from-server').textContent = server;
  byId('answer-title').focus();
}
