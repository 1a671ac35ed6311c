// SPDX-License-Identifier: GPL-2.0-or-later
// Pictures of the pages as people see them: node screenshots.js FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { box, launch, newPage } from './support/browser.js';
import { corpus, serve } from './support/telusur.js';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node screenshots.js FOLDER');
mkdirSync(folder, { recursive: true });

const server = await serve(corpus, '--serve-text');
const browser = await launch();
const narrow = { viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const query = '/search?q=kebocoran+data+pribadi';

async function shot(name, path, options = {}, prepare = async () => {}, whole = false) {
  const page = await newPage(browser, options);
  await page.goto(server.url + path, { waitUntil: 'load' });
  await prepare(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
  await page.context().close();
  console.log(join(folder, `${name}.png`));
}

const type = async (page) => {
  await page.locator(box.input).pressSequentially('data pri');
  await page.locator(box.option, { hasText: '“data pri”' }).waitFor();
  await page.keyboard.press('ArrowDown');
};
const chooseMonths = async (page) => {
  const bars = await page.locator('#timeline').boundingBox();
  await page.mouse.move(bars.x + bars.width * 0.4, bars.y + 30);
  await page.mouse.down();
  await page.mouse.move(bars.x + bars.width * 0.7, bars.y + 30);
};

await shot('start', '/');
await shot('box', '/', {}, type);
await shot('results', query);
await shot('results-whole', query, {}, undefined, true);
await shot('results-english', `${query}&lang=en`);
await shot('timeline', query, {}, chooseMonths);
await shot('nothing', '/search?q=xyzzyq&source=tidak-ada');
await shot('dark', query, { colorScheme: 'dark' });
await shot('box-dark', '/', { colorScheme: 'dark' }, type);
await shot('mobile', query, narrow, undefined, true);
await shot('mobile-box', '/', narrow, type);
await shot('mobile-dark', query, { ...narrow, colorScheme: 'dark' });
await shot('mobile-filters', query, narrow, (page) => page.locator('.to-filters').click());
const page = await newPage(browser);
await page.goto(server.url + query);
const article = await page.locator('.hit .more > a').first().getAttribute('href');
await page.context().close();
await shot('article', article, {}, undefined, true);
await shot('article-mobile', article, narrow);
await shot('demo', '/demo', {}, async (demo) => {
  const frame = demo.frameLocator('iframe').first();
  await frame.locator(box.input).fill('data pribadi');
  await frame.locator(box.option).first().waitFor();
}, true);

await browser.close();
await server.stop();
