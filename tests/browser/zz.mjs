import { openPage } from '../support/browser.mjs';
import { openShop } from './shop.mjs';
const shop = await openShop();
for (const [name, o] of [['light',{viewport:{width:1280,height:900}}],['dark',{viewport:{width:1280,height:900},colorScheme:'dark'}],['320',{viewport:{width:320,height:800}}]]) {
  const page = await openPage(shop.browser, {locale:'en-US',...o});
  page.on('pageerror', e=>console.log(String(e))); page.on('console', m=>console.log(m.text()));
  for (const p of (process.argv[2]??'playground').split(',')) {
    await page.goto(`${shop.url}/${p}.html?lang=en`);
    await new Promise(r=>setTimeout(r,2500));
    await page.screenshot({path:`/tmp/eng-${p}-${name}.png`, fullPage:true});
    console.log(name, p, await page.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth));
  }
  await page.context().close();
}
await shop.close();
