/** WebKit as Debian distributes it (WebKitGTK's small browser), by WebDriver. */
import { startSession } from './driver.mjs';
import { Page } from './page.mjs';

/** Starts a browser: a process for each visit, so that no two share anything. */
export async function launchWebkit(programs) {
  const open = new Set();
  const newContext = async (options = {}) => {
    let session;
    let page;
    const context = {
      async newPage() {
        if (page) throw new Error('one page a visit in WebKit');
        session = await startSession(programs, options);
        page = new Page(session, context, options);
        return page;
      },
      async close() {
        open.delete(context);
        await page?.gather();
        await session?.stop();
      },
    };
    open.add(context);
    return context;
  };
  return {
    newContext,
    newPage: async (options) => (await newContext(options)).newPage(),
    async close() {
      for (const context of [...open]) await context.close();
    },
  };
}
