/** A project of its own with the packed package installed. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const tools = join(root, 'pkg-config/tools/node_modules/.bin');

const version = /^version = "([^"]+)"/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1];
export const tarball = join(root, `target/npm/debitor-${version}.tgz`);

export class Consumer {
  folder = mkdtempSync(join(tmpdir(), 'debitor-'));

  /** An empty project, or one of the files of a folder. */
  constructor(files) {
    if (files) cpSync(files, this.folder, { recursive: true });
    else this.write('package.json', '{"private":true}');
    this.run('npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
  }

  write(name, text) {
    writeFileSync(join(this.folder, name), text);
  }

  copy(from, to) {
    copyFileSync(join(this.folder, from), join(this.folder, to));
  }

  run(command, ...args) {
    return execFileSync(command, args, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Runs a script in the project, and reads what it printed. */
  script(name, text) {
    this.write(name, text);
    return JSON.parse(this.run(process.execPath, name));
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
