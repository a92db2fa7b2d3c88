/** Where the package's parts come from and go to. */
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));

export const paths = {
  root: at('.'),
  cargo: at('Cargo.toml'),
  manifest: at('pkg-config/package.json'),
  tools: at('pkg-config/tools/'),
  www: at('www/'),
  module: at('target/modules/checkout/'),
  firstModule: at('target/modules/first/'),
  javascript: at('target/modules/checkout-js/'),
  wholeModule: at('target/modules/checkout-full/'),
  adminModule: at('target/modules/admin/'),
  presets: at('src/profile/presets/'),
  imports: at('src/profile/import/'),
  locales: at('src/problem/locales/'),
  aliases: at('src/problem/aliases.json'),
  schema: at('docs/profile.schema.json'),
  out: at('target/npm/'),
  stage: at('target/npm/package/'),
  site: at('target/site/'),
};
