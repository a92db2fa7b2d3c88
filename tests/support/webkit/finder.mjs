/** Runs in the page: finds what a person would name, by role, label or text. Roles and names are those of Testing Library. */
import { queryAllByLabelText, queryAllByRole } from '@testing-library/dom';

const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Whether a text is what was asked for: whole, a part in any case, or by a pattern. */
function fits(asked, exact) {
  if (asked === undefined) return () => true;
  if (typeof asked === 'object') return (text) => new RegExp(asked.source, asked.flags).test(plain(text));
  if (exact) return (text) => plain(text) === plain(asked);
  return (text) => plain(text).toLowerCase().includes(plain(asked).toLowerCase());
}

const NEVER = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'HEAD', 'TITLE']);

const WAYS = {
  css: (root, { css }) => [...root.querySelectorAll(css)],
  // What a closed <details> holds is not to be heard either.
  role: (root, { role, name, level, exact }) =>
    queryAllByRole(root, role, { ...(name !== undefined && { name: fits(name, exact) }), ...(level && { level }) })
      .filter((element) => element.checkVisibility()),
  label: (root, { label, exact }) => queryAllByLabelText(root, fits(label, exact)),
  /** The smallest elements that hold the text. */
  text(root, { text, exact }) {
    const fit = fits(text, exact);
    const holds = (element) => !NEVER.has(element.tagName) && fit(element.textContent);
    return [root, ...root.querySelectorAll('*')].filter((element) => holds(element) && ![...element.children].some(holds));
  },
};

function find(steps) {
  let found = [document.body];
  let isWhole = true;
  for (const step of steps) {
    if (step.by === 'has') {
      found = found.filter((element) => fits(step.text)(element.textContent));
    } else if (step.by === 'nth') {
      found = found.slice(step.at, step.at + 1);
    } else {
      const root = isWhole && step.by === 'css' ? [document] : found;
      found = [...new Set(root.flatMap((element) => WAYS[step.by](element, step)))];
    }
    isWhole = false;
  }
  return found;
}

function isVisible(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

globalThis.debitorFind = find;
globalThis.debitorVisible = isVisible;
globalThis.debitorKept ??= [];
