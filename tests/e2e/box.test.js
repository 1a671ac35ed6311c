// SPDX-License-Identifier: GPL-2.0-or-later
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { assertNoFaults, box, launch, newPage } from './support/browser.js';
import { corpus, serve } from './support/telusur.js';

const BUDGET = 8 * 1024;  // bytes of /box.js after gzip, style included

const hosts = [];
let server; let browser; let page;
before(async () => {
  server = await serve(corpus, '--cors-origin', '*');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  for (const host of hosts) host.close();
});

/// A page elsewhere, at another origin, with the given body, under a policy as strict as ours.
async function intranet(body, policy = "default-src 'none'; img-src 'self'; form-action *; require-trusted-types-for 'script'; trusted-types 'none'") {
  const host = createServer((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', `${policy}; script-src ${server.url}; connect-src ${server.url}`);
    response.end(`<!DOCTYPE html><html lang="id"><title>Intranet</title><body>${body}<script src="${server.url}/box.js"></script>`);
  });
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  hosts.push(host);
  return `http://127.0.0.1:${host.address().port}/`;
}

const open = async (path = '/', options = {}) => {
  page = await newPage(browser, options);
  await page.goto(server.url + path);
  await page.locator(box.input).waitFor();
};
const type = async (text) => {
  await page.locator(box.input).pressSequentially(text);
  // The answer to the whole of it, not to its first letters.
  await page.locator(box.option, { hasText: `“${text}”` }).waitFor();
};
const close = async () => { assertNoFaults(page); await page.context().close(); };
const activeText = () => page.locator(box.active).textContent();
const expanded = () => page.locator(box.input).getAttribute('aria-expanded');

test('/box.js is within its budget', async () => {
  const response = await fetch(`${server.url}/box.js`);
  const size = gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).length;
  console.log(`/box.js: ${size} of ${BUDGET} bytes after gzip`);
  assert.ok(size <= BUDGET);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
});

describe('typing', () => {
  test('lists suggestions and articles, the typed words marked', async () => {
    await open();
    await type('data pri');
    const marks = await page.locator(`${box.option} mark`).allTextContents();
    assert.ok(marks.length > 0);
    assert.ok(marks.some((mark) => /^(data|pri)/i.test(mark)), marks.join());
    assert.equal(await expanded(), 'true');
    await close();
  });

  test('asks about a word typed quickly in few questions, and again never with an old answer', async () => {
    await open();
    // The answer to the first question is held back until the second has been shown.
    let release; const held = new Promise((resolve) => { release = resolve; });
    let asked = 0;
    await page.route(/\/v1\/(suggest|search)/, async (route) => {
      asked += 1;
      if (new URL(route.request().url()).searchParams.get('q') === 'sa') await held;
      await route.continue().catch(() => {});  // aborted by then
    });
    const first = page.waitForRequest(/suggest\?q=sa&/);
    await page.locator(box.input).fill('sa');
    await first;
    await page.locator(box.input).fill('kebocoran');
    await page.locator(box.option).first().waitFor();
    const shown = await page.locator(box.option).allTextContents();
    release();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await page.locator(box.option).allTextContents(), shown);
    assert.ok(shown.at(-1).includes('kebocoran'));
    assert.ok(asked <= 4);
    page.faults = page.faults.filter((fault) => !/ERR_ABORTED/.test(fault));
    await close();
  });

  test('a late answer is dropped even where the browser cannot abort', async () => {
    page = await newPage(browser);
    await page.addInitScript(() => {
      const real = window.fetch;
      window.held = [];
      window.fetch = async (url, options) => {
        const answer = await real(url, { ...options, signal: undefined });
        if (String(url).includes('q=sat&')) await new Promise((resolve) => window.held.push(resolve));
        window.answered = (window.answered ?? 0) + 1;
        return answer;
      };
    });
    await page.goto(server.url);
    await page.locator(box.input).fill('sat');
    await page.waitForFunction(() => window.held.length === 2);
    await page.locator(box.input).fill('kebocoran');
    await page.locator(`${box.option} >> text=kebocoran`).last().waitFor();
    const shown = await page.locator(box.option).allTextContents();
    await page.evaluate(() => window.held.forEach((resolve) => resolve()));
    await page.waitForFunction(() => window.answered === 4);
    assert.deepEqual(await page.locator(box.option).allTextContents(), shown);
    await close();
  });

  test('says in a live region how much there is', async () => {
    await open();
    await type('data');
    assert.match(await page.locator('telusur-box [role=status]').textContent(), /\d+ saran, \d+ artikel/);
    await close();
  });
});

describe('keys', () => {
  test('the focus stays in the input while arrows move through the options and around', async () => {
    await open();
    await type('data');
    const count = await page.locator(box.option).count();
    await page.keyboard.press('ArrowDown');
    const first = await activeText();
    await page.keyboard.press('End');
    assert.notEqual(await activeText(), first);
    await page.keyboard.press('Home');
    assert.equal(await activeText(), first);
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.locator(box.active).count(), 0, 'before the first option comes the input');
    await page.keyboard.press('ArrowUp');
    const id = await page.locator(box.input).getAttribute('aria-activedescendant');
    assert.equal(id, `o${count - 1}`);
    assert.equal(await page.locator(`telusur-box #${id}`).getAttribute('aria-selected'), 'true');
    const focused = await page.evaluate(() => document.activeElement.shadowRoot.activeElement.getAttribute('role'));
    assert.equal(focused, 'combobox');
    await close();
  });

  test('Escape closes, then clears; Alt+ArrowDown opens', async () => {
    await open();
    await type('data');
    await page.keyboard.press('Escape');
    assert.equal(await expanded(), 'false');
    assert.equal(await page.locator(box.input).inputValue(), 'data');
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator(box.option).first().waitFor();
    assert.equal(await page.locator(box.active).count(), 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(box.input).inputValue(), '');
    await close();
  });

  test('Enter on a phrase searches for it, Enter alone for what was typed', async () => {
    await open();
    await type('data');
    await page.keyboard.press('ArrowDown');
    const phrase = await activeText();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?/);
    assert.equal(new URL(page.url()).searchParams.get('q'), phrase);
    await page.goto(server.url);
    await page.locator(box.input).fill('satelit');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=satelit/);
    await close();
  });

  for (const key of ['Shift+Enter', 'Control+Enter']) {
    test(`${key} opens a new tab`, async () => {
      await open();
      await page.locator(box.input).fill('satelit');
      const opened = page.context().waitForEvent('page');
      await page.keyboard.press(key);
      const tab = await opened;
      await tab.waitForURL(/\/search\?q=satelit/);
      assert.equal(new URL(page.url()).pathname, '/');
      await close();
    });
  }

  test('/ and Ctrl+K go to the box, but not while one types elsewhere, and not when turned off', async () => {
    const url = await intranet('<input id="other"><telusur-box id="a"></telusur-box><telusur-box id="b"></telusur-box>');
    page = await newPage(browser);
    await page.goto(url);
    const focused = () => page.evaluate(() => document.activeElement.id);
    await page.locator('#other').focus();
    await page.keyboard.press('/');
    assert.equal(await focused(), 'other');
    assert.equal(await page.locator('#other').inputValue(), '/');
    await page.keyboard.press('Control+k');
    assert.equal(await focused(), 'a');
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('/');
    assert.equal(await focused(), 'a');
    assert.equal(await page.locator('#a input').inputValue(), '');
    for (const id of ['a', 'b']) await page.locator(`#${id}`).evaluate((element) => element.setAttribute('shortcuts', ''));
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('/');
    await page.keyboard.press('Control+k');
    assert.equal(await focused(), '');
    await close();
  });
});

describe('pointer and touch', () => {
  test('a click chooses, a click outside closes', async () => {
    await open();
    await type('data');
    await page.locator('h1').click();
    assert.equal(await expanded(), 'false');
    await page.locator(box.input).click();
    await page.keyboard.press('ArrowDown');
    await page.locator(box.option).last().click();
    await page.waitForURL(/\/search\?q=data/);
    await close();
  });

  test('a tap chooses', async () => {
    await open('/', { hasTouch: true, isMobile: true, viewport: { width: 360, height: 720 } });
    await type('data');
    await page.locator(box.option).last().tap();
    await page.waitForURL(/\/search\?q=data/);
    await close();
  });
});

describe('in a page elsewhere', () => {
  test('works under a strict policy, tells the page what happens, and can be stopped', async () => {
    const url = await intranet('<telusur-box></telusur-box>');
    page = await newPage(browser);
    await page.goto(url);
    await page.evaluate(() => {
      window.told = [];
      for (const name of ['search', 'results', 'select']) {
        document.addEventListener(`telusur:${name}`, (event) => {
          window.told.push([name, event.detail]);
          if (name !== 'results') event.preventDefault();
        });
      }
    });
    await type('data');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const told = await page.evaluate(() => window.told);
    const results = told.findLast(([name]) => name === 'results')[1];
    assert.ok(results.hits.length > 0 && results.suggestions.length > 0);
    assert.deepEqual(Object.keys(told.find(([name]) => name === 'select')[1]), ['kind', 'text', 'id', 'url']);
    assert.deepEqual(told.find(([name]) => name === 'search')[1], { query: 'data' });
    assert.equal(page.url(), url);
    await close();
  });

  test('is a form when the server is gone', async () => {
    const url = await intranet(`<telusur-box><form action="${server.url}/search"><input name="q"><button>Cari</button></form></telusur-box>`);
    page = await newPage(browser);
    await page.route(/box\.js/, (route) => route.abort());
    await page.goto(url);
    await page.locator('[name=q]').fill('satelit');
    await page.locator('button').click();
    await page.waitForURL(/\/search\?q=satelit/);
    page.faults = page.faults.filter((fault) => !/ERR_FAILED/.test(fault));
    await close();
  });

  test('goes on as a form when the server answers nothing', async () => {
    page = await newPage(browser);
    await page.route(/\/v1\//, (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.goto(server.url);
    const answered = page.waitForResponse(/suggest/);
    await page.locator(box.input).fill('satelit');
    await answered;
    assert.equal(await expanded(), 'false');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=satelit/);
    page.faults = page.faults.filter((fault) => !/503/.test(fault));
    await close();
  });

  test('takes hidden fields, strings, language and theme from the page', async () => {
    const url = await intranet(`<telusur-box lang="en" text-button="Find" theme="dark" value="satelit">
      <form action="/"><input name="q"><input type="hidden" name="section" value="sains"></form></telusur-box>`);
    page = await newPage(browser);
    await page.goto(url);
    await page.locator(box.input).waitFor();
    assert.equal(await page.locator('telusur-box button').first().textContent(), 'Find');
    assert.equal(await page.locator(box.input).getAttribute('aria-label'), 'Search news');
    assert.equal(await page.locator(box.input).inputValue(), 'satelit');
    assert.equal(await page.locator('telusur-box').evaluate((element) => getComputedStyle(element).colorScheme), 'dark');
    await page.locator(box.input).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/section=sains/);
    await close();
  });

  test('shows its own strings in Indonesian, its light colours on a light page', async () => {
    const url = await intranet('<telusur-box></telusur-box>');
    page = await newPage(browser, { colorScheme: 'dark' });
    await page.goto(url);
    assert.equal(await page.locator('telusur-box button').textContent(), 'Cari');
    const field = await page.locator('telusur-box .field').evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(field, 'rgb(255, 255, 255)', 'the page knows no dark scheme');
    await close();
  });
});

test('without JavaScript the box is a form', async () => {
  page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(server.url);
  await page.locator('[name=q]').fill('satelit');
  await page.locator('[name=q]').press('Enter');
  await page.waitForURL(/\/search\?q=satelit/);
  await close();
});
