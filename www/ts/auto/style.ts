/** How messages look where the shop's theme says nothing; nearly every rule gives way to any of the theme's. */

const RULES = `
:is([data-debitor-field],[data-debitor-for],[data-debitor-native])[hidden]{display:none!important}
:where(.debitor-error,.debitor-warning){margin-block:.35em 0;font-size:.925em;line-height:1.4;text-align:start}
:where(.debitor-error){color:#b3261e}
:where(.debitor-warning){color:#7a4b00}
:is(.debitor-error,.debitor-warning) p{margin:0;padding:0;color:inherit;font-size:inherit}
:where(.debitor-suggestions){display:flex;flex-wrap:wrap;gap:.5em;margin-block-start:.5em}
:where(.debitor-suggestions) :where(button){min-block-size:2.25rem;padding:.25em .75em;border:1px solid #767676;border-radius:4px;background:#fff;color:#1a1a1a;font:inherit;cursor:pointer}
:where(.debitor-choices){display:flex;flex-wrap:wrap;gap:.4em 1.4em}
:where(.debitor-choices) :where(label){display:inline-flex;gap:.45em;align-items:center;margin:0;cursor:pointer}
:where(.debitor-choices) :where(input){margin:0}
`;

/** Adds the rules once; they count less than any style of the page's. */
export function style(document: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
