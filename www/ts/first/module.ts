/** The module that a page loads first: how it is started and asked. Its other side is src/wasm/first. */

/** What the module exports: only numbers cross. */
export interface Exports {
  /** Puts a character behind the last text; below zero, begins a text. */
  put(code: number): void;
  /** Takes the last byte of the answer, below zero where there is none; one that is in no text stands before each text. */
  take(): number;
  /** Asks; gives a number. */
  call(question: First, profile: number, caret: number): number;
}

/** What can be asked; what each is given, gives and answers, says src/wasm/first. */
export const enum First {
  open,
  check,
  form,
  field,
  format,
}

/** Asks a profile something; the answer is a number and texts. */
export type AskFirst = (question: First, texts: readonly string[], profile?: number, caret?: number) => [number, string[]];

/** Starts the module. */
export function startFirst(module: WebAssembly.Module): AskFirst {
  const wasm = new WebAssembly.Instance(module).exports as unknown as Exports;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (question, texts, profile = 0, caret = 0) => {
    for (const text of [...texts].reverse()) {
      wasm.put(-1);
      for (const character of text) wasm.put(character.codePointAt(0)!);
    }
    const number = wasm.call(question, profile, caret);
    const answer: string[] = [];
    const bytes: number[] = [];
    for (let byte; (byte = wasm.take()) >= 0; ) {
      if (byte < 255) bytes.push(byte);
      else answer.unshift(decoder.decode(Uint8Array.from(bytes.splice(0).reverse())));
    }
    return [number, answer];
  };
}
