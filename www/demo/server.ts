/** Asks the server about the same customer, and shows whether it says the same. */
import type { Customer, Report } from 'debitor/slim';
import { byId, withData } from './dom.js';

/** Which of the page's sentences hold. */
type Answer = 'accepted' | 'refused' | 'same' | 'different' | 'silent';

/** Sends the customer and shows the server's report beside the browser's. */
export async function askServer(locale: string, customer: Customer, own: Report): Promise<void> {
  const report = JSON.stringify(own);
  const text = await post({ profile: 'iex', locale, customer });
  if (text === undefined) return show(['silent'], report, '');
  const { valid } = JSON.parse(text) as Report;
  show([valid ? 'accepted' : 'refused', text.trim() === report ? 'same' : 'different'], report, text);
}

async function post(body: object): Promise<string | undefined> {
  try {
    const response = await fetch('/v1/check', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function show(holds: Answer[], browser: string, server: string): void {
  byId('answer').hidden = false;
  for (const [element, answer] of withData('answer')) element.hidden = !holds.includes(answer as Answer);
  byId('from-browser').textContent = browser;
  byId('from-server').textContent = server;
  byId('answer-title').focus();
}
