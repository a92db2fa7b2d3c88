/** The field's look: the page's colours and type, and few rules of its own; every part can be styled from outside. */

// Colours as the page's own scheme has them, light or dark; where `light-dark` is not known, those for light.
const STYLE = `
:host { display: block; font: inherit; color: inherit; }
:host([hidden]) { display: none; }
.box { display: grid; gap: 0.3rem; }
[hidden] { display: none; }
label { font-weight: 550; }
.hint { margin: 0; font-size: 0.9em; opacity: 0.8; }
input {
  box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; padding: 0.5rem 0.75rem;
  border: 1px solid #76807e; border-radius: 6px; background: Field; color: FieldText; font: inherit; font-variant-numeric: tabular-nums;
}
input:disabled { opacity: 0.6; }
:focus-visible { outline: 3px solid #0f5a66; outline-color: light-dark(#0f5a66, #82ccd6); outline-offset: 2px; }
input[aria-invalid] { border-color: #a8211b; border-color: light-dark(#a8211b, #ffb0a6); box-shadow: inset 0 0 0 1px currentColor; box-shadow: inset 0 0 0 1px light-dark(#a8211b, #ffb0a6); }
.debitor-error, .debitor-warning { display: grid; gap: 0.6rem; font-weight: 500; }
.debitor-error { color: #a8211b; color: light-dark(#a8211b, #ffb0a6); }
.debitor-warning { color: #7a4b00; color: light-dark(#7a4b00, #f3c883); }
p { margin: 0; }
.debitor-suggestions { display: flex; flex-wrap: wrap; gap: 0.5rem; }
button {
  min-block-size: 2.75rem; padding: 0.4rem 1rem; border: 1px solid #76807e; border-radius: 6px;
  background: ButtonFace; color: ButtonText; font: inherit; font-variant-numeric: tabular-nums; cursor: pointer;
}
.live { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all fields; made by script, so that no Content Security Policy minds. */
export function fieldStyle(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}
