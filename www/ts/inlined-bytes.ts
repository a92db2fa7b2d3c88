/**
 * Bytes carried inside a script.
 *
 * Each byte is one character, 35 higher: no quote and no control character among them, and the text still packs
 * as well as the bytes do, which base64 would not.
 */

const OFFSET = 35;

/** The bytes of a text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) - OFFSET;
  return bytes;
}
