/** The module carried inside the script. */
import { text } from 'debitor:inlined';
import { bytesOf } from './inlined-bytes.js';

/** The bytes of the module. */
export function inlinedBytes(): Uint8Array<ArrayBuffer> {
  return bytesOf(text);
}
