/** The packed package in strict TypeScript projects, every declaration checked, by the newest compiler and the one before. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Consumer, tools } from '../node/consumer.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const COMPILERS = [['TypeScript 7', [join(tools, 'tsc')]], ['TypeScript 5', [process.execPath, at('node_modules/typescript-5/bin/tsc')]]];

/** How a project reads its imports, and whether its own files are CommonJS. */
const PROJECTS = [
  { module: 'esnext', moduleResolution: 'bundler', files: ['checkout.ts', 'page.ts'] },
  { module: 'node16', moduleResolution: 'node16', files: ['checkout.ts', 'page.ts'] },
  { module: 'node16', moduleResolution: 'node16', files: ['checkout.cts'] },
];

let shop;
before(() => {
  shop = new Consumer(at('typescript/'));
  // The same file once more, which Node would take for CommonJS.
  shop.copy('checkout.ts', 'checkout.cts');
});
after(() => shop?.remove());

for (const [compiler, [program, ...args]] of COMPILERS) {
  for (const { files, ...kind } of PROJECTS) {
    test(`${compiler} takes ${files.join(' and ')}, read the way of ${kind.moduleResolution}`, () => {
      const options = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, resolveJsonModule: true };
      const lib = ['es2023', 'dom', 'dom.iterable'];
      shop.write('tsconfig.json', JSON.stringify({ compilerOptions: { ...options, ...kind, target: 'es2023', lib, types: [] }, files }));
      assert.equal(shop.run(program, ...args, '-p', '.'), '');
    });
  }
}
