// SPDX-License-Identifier: GPL-2.0-or-later
// What others have to say of the pages: axe-core of accessibility, the Nu checker of HTML and CSS.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { after, before, describe, test } from 'node:test';
import { box, launch, newPage } from './support/browser.js';
import { corpus, serve } from './support/telusur.js';

const resolve = createRequire(import.meta.url).resolve;
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
const jar = resolve('vnu-jar/build/dist/vnu.jar');

let server; let browser; let article;
before(async () => {
  server = await serve(corpus, '--serve-text');
  browser = await launch();
  const page = await newPage(browser);
  await page.goto(`${server.url}/search?q=kebocoran+data`);
  article = await page.locator('.hit .more > a').first().getAttribute('href');
  await page.context().close();
});
after(async () => { await browser?.close(); await server?.stop(); });

describe('axe-core', () => {
  const openBox = async (page) => {
    await page.locator(box.input).fill('data');
    await page.locator(box.option).first().waitFor();
    await page.keyboard.press('ArrowDown');
  };
  const openAll = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  const cases = [
    ['start', '/'], ['box', '/', openBox], ['results', '/search?q=data', openAll], ['nothing', '/search?q=xyzzyq'],
    ['article', null], ['demo', '/demo'], ['problem', '/nihil'],
  ];
  for (const [name, path, prepare] of cases) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1280, 360]) {
        test(`${name}, ${colorScheme}, ${width} pixels: no violation`, async () => {
          const page = await newPage(browser, { bypassCSP: true, colorScheme, viewport: { width, height: 800 } });
          await page.goto(server.url + (path ?? article), { waitUntil: 'load' });
          await prepare?.(page);
          for (const frame of page.frames()) await frame.evaluate(axe);
          const { violations, passes } = await page.evaluate(() => window.axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => `${node.html} ${node.failureSummary}`)]), []);
          assert.ok(passes.length > 10);
          await page.context().close();
        });
      }
    }
  }
});

test('the Nu checker finds nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telusur-vnu-'));
  try {
    const pages = ['/', '/search?q=data', '/search?q=data&lang=en&section=keamanan&page=2', '/search?q=peretassan', '/search?q=xyzzyq',
      '/search?q=%22%3E%3Cscript%3E%01%ff', article, '/demo', '/demo/redaksi', '/demo/kantor', '/demo/teknik', '/nihil'];
    const files = [];
    for (const [i, path] of pages.entries()) {
      files.push(join(folder, `${i}.html`));
      const response = await fetch(server.url + path, { headers: { Accept: 'text/html', 'Accept-Language': 'id' } });
      writeFileSync(files.at(-1), Buffer.from(await response.arrayBuffer()));
    }
    // Known only to newer versions of CSS and ARIA than the checker's.
    const ignore = ['--filterpattern', '.*(telusur-box|aria-description).*'];
    const { stdout, stderr } = await promisify(execFile)('java', ['-Xss2m', '-Xmx512m', '-jar', jar, '--Werror', '--stdout', ...ignore, ...files]);
    assert.equal(stdout + stderr, '');
  } catch (error) {
    assert.fail(error.stdout || error.message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
