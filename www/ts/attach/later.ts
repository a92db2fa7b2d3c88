/** What an attached form needs only once a person works with it: a script of its own, loaded at the first focus. */
export { nativeProblems } from './native.js';
export { Showing } from './showing.js';
