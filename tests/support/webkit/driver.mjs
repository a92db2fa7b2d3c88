/** WebKitGTK's own driver: a display and a browser for each visit, asked by the WebDriver protocol (W3C). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a browser may take to appear, in milliseconds. */
const PATIENCE = 20_000;
/** How long any other answer may take. */
const LONGEST = 240_000;

/** Starts a program that ends with this one, however this one ends: a browser without its display ends too. */
function start(program, given, options) {
  return spawn('setpriv', ['--pdeathsig', 'TERM', program, ...given], options);
}

/** Starts a display that nobody sees, so that no window takes the keyboard or the clipboard from another; `name` is what programs know it by. */
async function startDisplay() {
  const child = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1680x3000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
  if (!number) throw new Error('no Xvfb: run pkg-config/setup.sh webkit');
  return { name: `:${String(number[0]).trim()}`, stop: () => ended(child) };
}

/** Starts a browser with a home of its own; `call` asks it, `home` is where it saves files. */
export async function startSession(programs, options) {
  // Another test may have taken the port in between, and a driver may wait for its browser for ever.
  for (let tries = 3; ; tries -= 1) {
    try {
      return await tryToStart(programs, options);
    } catch (error) {
      if (tries === 1) throw error;
    }
  }
}

/** The locale that Debian always has. */
const PLAIN = '/usr/lib/locale/C.utf8';

/**
 * Makes a locale of that language known in `home`, and gives what tells programs of it. The engine takes its language from the name of the
 * locale and nothing else of it, so the plain one under another name does.
 */
function speaking(locale, home) {
  if (!existsSync(PLAIN)) throw new Error(`no ${PLAIN}: WebKit can't be given a language`);
  const name = `${locale.replace('-', '_')}.UTF-8`;
  const folder = join(home, 'locale');
  mkdirSync(folder);
  symlinkSync(PLAIN, join(folder, name));
  return { LOCPATH: folder, LC_ALL: name };
}

async function tryToStart(programs, { colorScheme = 'light', reducedMotion = 'no-preference', locale = 'en-US' } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'debitor-webkit-'));
  // What the person has set for all programs is what the media queries of a page see.
  const dark = colorScheme === 'dark';
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(
    join(home, 'gtk-3.0/settings.ini'),
    `[Settings]\ngtk-application-prefer-dark-theme=${dark}\ngtk-enable-animations=${reducedMotion !== 'reduce'}\n`,
  );
  writeFileSync(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${home}"\n`);
  const display = await startDisplay();
  const port = await freePort();
  const child = start(programs.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display.name,
      GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
      ...speaking(locale, home),
      XDG_CONFIG_HOME: home,
      // No bus to look for: a machine of tests has none.
      GTK_A11Y: 'none',
      NO_AT_BRIDGE: '1',
    },
  });
  const call = caller(`http://127.0.0.1:${port}`);
  const browserOptions = { binary: programs.browser, args: ['--automation'] };
  try {
    const { sessionId } = await patiently(() =>
      call('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } } }, PATIENCE),
    );
    await call('POST', `/session/${sessionId}/timeouts`, { script: LONGEST });
    await focusWindow(display.name);
    return session(sessionId);
  } catch (error) {
    await end();
    throw error;
  }

  function session(sessionId) {
    return {
      home,
      call: (method, path, body) => call(method, `/session/${sessionId}${path}`, body),
      async stop() {
        await call('DELETE', `/session/${sessionId}`).catch(() => undefined);
        await end();
      },
    };
  }
  async function end() {
    await ended(child);
    await display.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Without a window manager no window has the keyboard until it is given it, and a page without it has no focus either. */
async function focusWindow(display) {
  const child = spawn('xdotool', ['search', '--sync', '--onlyvisible', '--class', 'MiniBrowser', 'windowfocus', '--sync'], {
    stdio: 'ignore',
    timeout: PATIENCE,
    env: { ...process.env, DISPLAY: display },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the window of WebKit took no focus');
}

function caller(base) {
  return async (method, path, body, time = LONGEST) => {
    const response = await fetch(base + path, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(time),
    });
    const { value } = await response.json();
    if (!response.ok) throw Object.assign(new Error(`${value?.error}: ${value?.message} (${method} ${path})`), { code: value?.error });
    return value;
  };
}

/** Asks until the driver listens. */
async function patiently(ask) {
  for (const end = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    try {
      return await ask();
    } catch (error) {
      if (error.code || Date.now() > end) throw error;
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, 'exit');
  child.kill();
  await end;
}
