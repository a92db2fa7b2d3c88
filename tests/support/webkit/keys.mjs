/** Keys by the names that pages know, as the WebDriver protocol writes them (section 17.4.2, keyboard actions). */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  ControlOrMeta: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F2: '\uE032',
};

/** The actions of one press such as `Control+a`. */
export function press(name) {
  const keys = name === '+' ? [name] : name.split('+').map(key);
  return [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
}

/** The actions of a text, one key at a time. */
export function type(text) {
  return [...text].flatMap((each) => {
    const value = each === '\n' ? KEYS.Enter : each;
    return [{ type: 'keyDown', value }, { type: 'keyUp', value }];
  });
}

function key(name) {
  if (Object.hasOwn(KEYS, name)) return KEYS[name];
  if ([...name].length === 1) return name;
  throw new Error(`no key ${name}`);
}
