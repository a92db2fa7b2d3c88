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

/** The open shadow roots below an element, in the order of the page. */
function shadows(root) {
  return [root, ...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...shadows(shadowRoot)] : []));
}

/** A selector goes through open shadow roots: what is before a space may be outside. */
function within(root, css) {
  const parts = css.split(/ (?![^[(]*[\])])/);
  const found = [...root.querySelectorAll(css)];
  for (const shadow of shadows(root)) {
    found.push(...shadow.querySelectorAll(css));
    for (let at = 1; at < parts.length; at += 1) {
      if (shadow.host.closest(parts.slice(0, at).join(' '))) found.push(...shadow.querySelectorAll(parts.slice(at).join(' ')));
    }
  }
  return found;
}

const WAYS = {
  css: (root, { css }) => within(root, css),
  // What a closed <details> holds is not to be heard either.
  role: (root, { role, name, level, exact }) =>
    queryAllByRole(root, role, { ...(name !== undefined && { name: fits(name, exact) }), ...(level && { level }) })
      .filter((element) => element.checkVisibility()),
  label: (root, { label, exact }) => queryAllByLabelText(root, fits(label, exact)),
  /** The smallest elements that hold the text. */
  text(root, { text, exact }) {
    const fit = fits(text, exact);
    const holds = (element) => !NEVER.has(element.tagName) && fit(element.textContent);
    const inside = root.querySelectorAll('*');
    return (root.host ? [...inside] : [root, ...inside]).filter((element) => holds(element) && ![...element.children].some(holds));
  },
};

function find(steps) {
  let found = [document.body];
  let isWhole = true;
  for (const step of steps) {
    if (step.by === 'has') {
      found = found.filter((element) => fits(step.text)(element.textContent));
    } else if (step.by === 'or') {
      found = [...new Set([...found, ...find(step.steps)])];
    } else if (step.by === 'nth') {
      found = found.slice(step.at, step.at + 1);
    } else {
      const root = isWhole && step.by === 'css' ? [document] : found;
      const roots = step.by === 'css' ? root : root.flatMap((element) => [element, ...shadows(element)]);
      found = [...new Set(roots.flatMap((each) => WAYS[step.by](each, step)))];
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
