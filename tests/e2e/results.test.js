// SPDX-License-Identifier: GPL-2.0-or-later
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertNoFaults, box, launch, newPage } from './support/browser.js';
import { corpus, serve } from './support/telusur.js';

let server; let browser; let page;
before(async () => {
  server = await serve(corpus, '--serve-text');
  browser = await launch();
});
after(async () => { await browser?.close(); await server?.stop(); });

const open = async (path, options) => {
  page = await newPage(browser, options);
  await page.goto(server.url + path);
};
const close = async () => { assertNoFaults(page); await page.context().close(); };
const total = async () => Number(/[\d.]+/.exec(await page.locator('#total').textContent())[0].replace('.', ''));
const titles = () => page.locator('.hit h2').allTextContents();
const parameters = () => new URL(page.url()).searchParams;

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false };

  test('searches, filters, takes filters away, sorts and pages', async () => {
    await open('/?collapse=none', plain);  // a near-copy stands where the first published one would
    await page.locator('[name=q]').fill('data');
    await page.locator('telusur-box button').click();
    await page.waitForURL(/search\?q=data/);
    const all = await total();
    assert.ok(all > 10);
    const facet = page.locator('.facet li', { has: page.locator('.count') }).first();
    const counted = Number(await facet.locator('.count').textContent());
    await facet.locator('a').click();
    assert.equal(await total(), counted);
    await page.locator('.chip').click();
    assert.equal(await total(), all);
    await page.locator('.sorting a').nth(1).click();
    const times = await page.locator('.hit .byline time:first-of-type').evaluateAll((all) => all.map((time) => Date.parse(time.dateTime)));
    assert.deepEqual(times, [...times].sort((a, b) => b - a));
    const first = await titles();
    await page.locator('a[rel=next]').click();
    assert.equal(parameters().get('page'), '2');
    assert.equal(await page.locator('ol.hits').getAttribute('start'), '11');
    assert.ok((await titles()).every((title) => !first.includes(title)));
    await page.locator('a[rel=prev]').click();
    assert.deepEqual(await titles(), first);
    await close();
  });

  test('takes dates, and a period of the timeline', async () => {
    await open('/search?q=data', plain);
    await page.locator('[name=since]').fill('2023-01-01');
    await page.locator('[name=until]').fill('2023-12-31');
    await page.locator('.dates button').click();
    await page.waitForURL(/since=2023-01-01/);
    const times = await page.locator('.hit .byline time:first-of-type').evaluateAll((all) => all.map((time) => time.dateTime));
    assert.ok(times.length > 0 && times.every((time) => time.startsWith('2023')));
    const before = await total();
    await page.locator('.numbers summary').click();
    const row = page.locator('.numbers tbody tr').first();
    const counted = Number(await row.locator('td').textContent());
    await row.locator('a').click();
    assert.equal(await total(), counted);
    assert.ok(counted < before);
    await close();
  });

  test('offers another spelling, or searches for it where the typed one finds nothing', async () => {
    await open('/search?q=peretassan', plain);
    assert.match(await page.locator('.meant').textContent(), /peretasan/);
    assert.ok(await page.locator('.hit').count() > 0);
    await page.locator('.meant a').last().click();
    assert.equal(parameters().get('typo'), 'off');
    assert.equal(await page.locator('.hit').count(), 0);
    assert.ok(await page.locator('.nothing li').count() > 0);
    await close();
  });

  test('shows near-copies beneath the first published, and why a hit is found', async () => {
    await open('/search?q=registrasi+kartu+SIM', plain);
    const similar = page.locator('.similar').first();
    await similar.locator('summary').click();
    assert.match(await similar.locator('summary').textContent(), /^\+\d+ artikel serupa$/);
    assert.ok(await similar.locator('li a').first().isVisible());
    const why = page.locator('.why').first();
    await why.locator('summary').click();
    assert.match(await why.locator('p').textContent(), /judul/);
    await close();
  });
});

describe('enhanced', () => {
  test('shows results while one types, without a new page, and goes back', async () => {
    await open('/search?q=satelit');
    await page.evaluate(() => { window.same = true; });
    await page.locator(box.input).fill('kebocoran data');
    await page.waitForURL(/q=kebocoran\+data|q=kebocoran%20data/);
    assert.match(await page.locator('h1').textContent(), /kebocoran data/);
    await page.keyboard.press('Escape');
    await page.locator('.facet .count').first().locator('xpath=../a').click();
    await page.locator('.chip').waitFor();
    assert.equal(await page.evaluate(() => window.same), true);
    await page.goBack();
    await page.locator('.chip').waitFor({ state: 'detached' });
    await page.goBack();
    await page.locator('h1', { hasText: 'satelit' }).waitFor();
    assert.equal(await page.locator(box.input).inputValue(), 'satelit');
    await close();
  });

  test('never shows older results after newer ones', async () => {
    await open('/search?q=satelit');
    let release; const held = new Promise((resolve) => { release = resolve; });
    await page.route(/\/search\?.*sort=newest/, async (route) => { await held; await route.continue().catch(() => {}); });
    await page.locator('.sorting a').nth(1).click();
    await page.locator('.results[aria-busy=true]').waitFor();
    await page.locator('.sorting a').nth(2).click();
    await page.waitForURL(/sort=oldest/);
    release();
    await page.waitForLoadState('networkidle');
    assert.equal(parameters().get('sort'), 'oldest');
    assert.equal(await page.locator('.sorting [aria-current=true]').textContent(), 'Terlama');
    page.faults = page.faults.filter((fault) => !/ERR_ABORTED/.test(fault));
    await close();
  });

  test('keeps the filters when one searches on', async () => {
    await open('/search?q=data&section=keamanan');
    await page.locator(box.input).fill('peretasan');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=peretasan/);
    assert.equal(parameters().get('section'), 'keamanan');
    await close();
  });

  test('leaves for the start page when nothing is asked any more', async () => {
    await open('/search?section=keamanan');
    await page.locator('.chip').click();
    await page.waitForURL((url) => url.search === '');
    await page.locator('.welcome').waitFor();
    await close();
  });

  test('filters by a range of the timeline, dragged or chosen by keys', async () => {
    await open('/search?q=data');
    const before = await total();
    const bars = await page.locator('#timeline').boundingBox();
    await page.mouse.move(bars.x + bars.width * 0.3, bars.y + 20);
    await page.mouse.down();
    await page.mouse.move(bars.x + bars.width * 0.6, bars.y + 20);
    assert.ok(await page.locator('#timeline [aria-selected=true]').count() > 1);
    assert.match(await page.locator('.reading-out').textContent(), /artikel – .*artikel/);
    await page.mouse.up();
    await page.waitForURL(/since=.*until=/);
    assert.ok(await total() < before);
    await page.goBack();
    await page.waitForURL(/q=data$/);
    await page.locator('.chip').first().waitFor({ state: 'detached' });
    await page.locator('#timeline').focus();
    await page.keyboard.press('Home');
    const first = await page.locator('#timeline [role=option]').first().getAttribute('data-from');
    await page.keyboard.press('Shift+ArrowRight');
    const second = await page.locator('#timeline [role=option]').nth(1).getAttribute('data-until');
    await page.keyboard.press('Enter');
    await page.waitForURL(/since=/);
    assert.deepEqual([parameters().get('since'), parameters().get('until')], [first, second]);
    await close();
  });

  test('tells the server which hit was opened, where it keeps a query log', async () => {
    const state = mkdtempSync(join(tmpdir(), 'telusur-e2e-state-'));
    const logging = await serve(corpus, '--state-dir', state);
    try {
      page = await newPage(browser);
      await page.addInitScript(() => {
        const send = navigator.sendBeacon.bind(navigator);
        navigator.sendBeacon = (url, blob) => {
          blob.text().then((text) => { window.told = JSON.parse(text); });
          return send(url, blob);
        };
      });
      await page.goto(`${logging.url}/search?q=data`);
      const answered = page.waitForResponse(/\/v1\/events$/);
      await page.locator('.hit').nth(1).locator('.more > a').click({ button: 'middle' });
      assert.equal((await answered).status(), 204);
      const event = await (await page.waitForFunction(() => window.told)).jsonValue();
      assert.equal(event.position, 2);
      const hits = await (await fetch(`${logging.url}/v1/search?q=data`)).json();
      assert.equal(event.query_id, hits.query_id);
      assert.equal(event.id, hits.hits[1].id);
      await close();
    } finally {
      await logging.stop();
      rmSync(state, { recursive: true, force: true });
    }
    await open('/search?q=data');
    assert.equal(await page.locator('.hits').getAttribute('data-query-id'), '');
    await close();
  });

  test('j and k go from hit to hit, but not while one types', async () => {
    await open('/search?q=data');
    const links = page.locator('.hit h2 a');
    const at = () => page.evaluate(() => document.activeElement.closest('.hit')?.id);
    await page.keyboard.press('j');
    assert.equal(await at(), 'h1');
    await page.keyboard.press('j');
    assert.equal(await at(), 'h2');
    await page.keyboard.press('k');
    assert.equal(await at(), 'h1');
    assert.ok(await links.first().isVisible());
    await page.locator(box.input).focus();
    await page.keyboard.press('End');
    await page.keyboard.type('j');
    assert.equal(await page.locator(box.input).inputValue(), 'dataj');
    await close();
  });

  test('keyboard alone, from the start page to an article and back', async () => {
    await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('kebocoran data');
    await page.locator(box.option).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\?q=kebocoran/);
    await page.keyboard.press('j');
    const title = await page.evaluate(() => document.activeElement.textContent);
    for (let i = 0; i < 4; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.matches('.more > a'))) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\//);
    assert.equal(await page.locator('h1').textContent(), title);
    assert.ok(await page.locator('.text mark').count() > 0);
    for (let i = 0; i < 8; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.matches('.back a'))) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\?q=kebocoran/);
    await close();
  });

  test('filters fold on a small screen', async () => {
    await open('/search?q=data', { viewport: { width: 360, height: 720 } });
    assert.equal(await page.locator('#filters').isVisible(), false);
    await page.locator('.to-filters').click();
    assert.equal(await page.locator('#filters').isVisible(), true);
    assert.equal(await page.locator('.to-filters').getAttribute('aria-expanded'), 'true');
    await close();
  });
});

describe('every page', () => {
  for (const path of ['/', '/search?q=data', '/search?q=xyzzyq', '/demo', '/tidak/ada']) {
    test(`${path} fits 360 pixels`, async () => {
      await open(path, { viewport: { width: 360, height: 720 } });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
      await page.context().close();
    });
  }

  test('has its colours from the scheme the reader prefers', async () => {
    const shades = [];
    for (const colorScheme of ['light', 'dark']) {
      await open('/search?q=data', { colorScheme });
      shades.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      await close();
    }
    assert.deepEqual(shades, ['rgb(253, 252, 249)', 'rgb(22, 24, 27)']);
  });

  test('speaks Indonesian, or English where that is preferred or asked for', async () => {
    for (const [path, locale, lang, word] of [
      ['/search?q=data', 'id-ID', 'id', 'Terbaru'], ['/search?q=data', 'en-GB', 'en', 'Newest'],
      ['/search?q=data&lang=en', 'id-ID', 'en', 'Newest'], ['/search?q=data&lang=id', 'en-GB', 'id', 'Terbaru']]) {
      await open(path, { locale });
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.equal(await page.locator('.sorting a').nth(1).textContent(), word);
      await close();
    }
  });

  test('gives times in the newspapers’ way', async () => {
    await open('/search?q=data');
    const times = await page.locator('.byline time:first-of-type').allTextContents();
    assert.ok(times.every((time) => /^\d{1,2} (Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des) \d{4}(, \d\d\.\d\d WIB)?$/.test(time)), times.join('; '));
    assert.ok(times.some((time) => time.endsWith('WIB')));
    await close();
  });

  test('leads to the feed of the query, and to the browser’s own search', async () => {
    await open('/search?q=data&section=keamanan&page=2');
    const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
    assert.equal(feed, '/feed.atom?q=data&section=keamanan');
    const found = await page.locator('link[rel=search]').getAttribute('href');
    assert.equal(found, '/opensearch.xml');
    for (const [path, type] of [[feed, 'application/atom+xml'], [found, 'application/opensearchdescription+xml']]) {
      const response = await fetch(server.url + path);
      assert.equal(response.status, 200, path);
      assert.ok(response.headers.get('content-type').startsWith(type), `${path}: ${response.headers.get('content-type')}`);
    }
    await close();
  });

  test('loads nothing from elsewhere', async () => {
    page = await newPage(browser);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${server.url}/search?q=data`, { waitUntil: 'networkidle' });
    assert.ok(asked.length >= 4);
    assert.ok(asked.every((url) => url.startsWith(server.url)), asked.join());
    await close();
  });

  test('prints the list alone', async () => {
    await open('/search?q=data');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.masthead', '.filters', '.timeline', '.footer']) {
      assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    }
    assert.ok(await page.locator('.hit').first().isVisible());
    await close();
  });
});

describe('an article', () => {
  test('is shown whole only where the operator lets its text be served', async () => {
    const shy = await serve(corpus);
    try {
      await open('/search?q=kebocoran+data');
      const path = new URL(await page.locator('.hit .more > a').first().evaluate((link) => link.href));
      await close();
      const lengths = [];
      for (const origin of [server.url, shy.url]) {
        page = await newPage(browser);
        await page.goto(origin + path.pathname + path.search);
        assert.ok(await page.locator('.text mark').count() > 0);
        lengths.push((await page.locator('.text').textContent()).length);
        assert.equal(await page.locator('.text .notice').count(), origin === shy.url ? 1 : 0);
        await close();
      }
      assert.ok(lengths[0] > 2 * lengths[1], lengths.join());
    } finally {
      await shy.stop();
    }
  });
});

describe('the demonstration', () => {
  test('has a working box in each of three pages', async () => {
    await open('/demo');
    const frames = page.locator('iframe');
    assert.equal(await frames.count(), 3);
    for (let i = 0; i < 3; i += 1) {
      const frame = page.frameLocator('iframe').nth(i);
      await frame.locator(box.input).fill('data');
      await frame.locator(box.option).first().waitFor();
    }
    assert.match(await page.locator('#snippet').textContent(), new RegExp(`<script src="${server.url}/box.js"`));
    await close();
  });
});
