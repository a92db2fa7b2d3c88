/** What elements extend. On a server the scripts can be imported all the same; an element comes to life in the browser. */
export const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);
