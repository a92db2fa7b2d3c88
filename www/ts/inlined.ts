/**
 * The module carried inside the script.
 *
 * Each byte is one character, 35 higher: no quote and no control character among them, and the text still packs
 * as well as the bytes do, which base64 would not.
 */
import { text } from 'debitor:inlined';

const OFFSET = 35;

/** The bytes of the module. */
export function inlinedBytes(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) - OFFSET;
  return bytes;
}
