/** The module that a page loads first: how it is started and asked. Its other side is src/wasm/first. */

/** What the module exports: only numbers cross. */
export interface Exports {
  /** Puts a character behind the last text; below zero, begins a text. */
  put(code: number): void;
  /** Takes the last byte of the answer, below zero where there is none; one that is in no text stands before each text. */
  take(): number;
  /** Reads a profile, and gives its number. */
  open(): number;
  /** Judges a customer; 1 where all is right, 2 more where an electronic invoice is due. */
  check(profile: number): number;
  /** What the form should show. */
  form(profile: number): number;
  /** Judges a value as that of a field; 1 where it is right. */
  field(profile: number): number;
  /** Formats what is typed; the caret twice, and 1 more where the text can still become valid. */
  format(profile: number, caret: number): number;
}

/** What is asked, by the name of what the module exports. */
export type Question = Exclude<keyof Exports, 'put' | 'take'>;

/** An answer: a number and texts. */
export type Answer = [number: number, texts: string[]];

/** Asks a profile something, where a caret is given with it. */
export type AskFirst = (question: Question, texts: readonly string[], profile?: number, caret?: number) => Answer;

/** Starts the module. */
export function startFirst(module: WebAssembly.Module): AskFirst {
  const wasm = new WebAssembly.Instance(module).exports as unknown as Exports;
  return (question, texts, profile = 0, caret = 0) => {
    for (const text of [...texts].reverse()) {
      wasm.put(-1);
      for (const character of text) wasm.put(character.codePointAt(0)!);
    }
    const number = wasm[question](profile, caret);
    const answer: string[] = [];
    const bytes: number[] = [];
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let byte; (byte = wasm.take()) >= 0; ) {
      if (byte < 255) bytes.push(byte);
      else answer.unshift(decoder.decode(Uint8Array.from(bytes.splice(0).reverse())));
    }
    return [number, answer];
  };
}
