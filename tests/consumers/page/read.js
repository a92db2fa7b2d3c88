/** Two customers read out of a file, one of them wrong. */
const CSV = 'Firma;CVR;E-mail;Land\nSmed A/S;13585628;ole@smed.example;DK\nNord ApS;13585627;post@nord.example;DK\n';

export function read(openImport, where = {}) {
  preview(openImport, where).then(
    (preview) => (window.preview = preview),
    (error) => (window.preview = { error: String(error) }),
  );
}

async function preview(openImport, where) {
  const session = await openImport({ profile: 'iex', locale: 'da', file: new Blob([CSV]), ...where });
  await session.finished;
  const { counts } = await session.summary();
  const { rows } = await session.rows({ from: 0, count: 10 });
  session.close();
  return { counts, decisions: rows.map(({ decision }) => decision) };
}
