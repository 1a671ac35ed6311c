// SPDX-License-Identifier: GPL-2.0-or-later
// Articles and queries that try to run something. All of it must be text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoFaults, box, launch, newPage } from './support/browser.js';
import { serve } from './support/telusur.js';

const PROBES = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '</mark><iframe srcdoc="<script>parent.alert(1)</script>">',
  '<mark><a href="javascript:alert(1)">x</a></mark>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '\u2028alert(1)\u2029<!--<script>',
];
const URLS = ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'https://a.example/"onmouseover="alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', '//evil.example/x'];

const articles = PROBES.map((probe, i) => ({
  id: `probe-${i}/${probe}`.slice(0, 150),
  title: `Ujian ${probe} judul`,
  body: `Isi ujian berita ${probe} dengan kata satelit. Kalimat kedua ${probe} lagi nomor ${i}.`,
  source: `sumber${i} ${probe}`.slice(0, 190), section: probe, authors: [probe], tags: [probe],
  url: URLS[i % URLS.length], published: `2024-0${1 + (i % 9)}-1${i % 9}T08:00:00+07:00`,
}));

let server; let browser;
before(async () => {
  server = await serve(articles, '--serve-text');
  browser = await launch();
});
after(async () => { await browser?.close(); await server?.stop(); });

/// No element and no attribute is there but what the pages themselves write.
async function assertInert(page) {
  const found = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) =>
    (element.matches('script') && !/^\/assets\//.test(element.getAttribute('src') ?? '')) ||
    element.matches('img, iframe, object, embed, base, style, svg:not(#timeline)') ||
    [...element.attributes].some(({ name, value }) => /^on|^style$|^srcdoc$/.test(name) ||
      (/^(href|src|action)$/.test(name) && !/^(https?:\/\/|\/(?!\/)|#)/.test(value))))
    .map((element) => element.outerHTML));
  assert.deepEqual(found, []);
  assertNoFaults(page);
}

test('articles that attack are listed and do nothing', async () => {
  const page = await newPage(browser);
  await page.goto(`${server.url}/search?q=ujian&collapse=none`, { waitUntil: 'networkidle' });
  assert.equal(await page.locator('.hit').count(), PROBES.length);
  for (const details of await page.locator('details').all()) await details.evaluate((element) => { element.open = true; });
  const text = await page.locator('.hits').textContent();
  // The indexer undoes double encoding, so what it calls &lt; may be a < here: as text.
  const decoded = (probe) => probe.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  for (const probe of PROBES.filter((one) => !/\u2028/.test(one))) {
    assert.ok(text.includes(probe) || text.includes(decoded(probe)), probe);
  }
  await assertInert(page);
  for (const path of ['/', '/search?q=ujian&sort=newest&lang=en']) {
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    await assertInert(page);
  }
  await page.context().close();
});

test('their own pages do nothing either', async () => {
  const page = await newPage(browser);
  for (const article of articles) {
    await page.goto(`${server.url}/articles/${encodeURIComponent(article.id)}?q=ujian`);
    assert.ok((await page.locator('h1').textContent()).startsWith('Ujian'));
    await assertInert(page);
  }
  await page.context().close();
});

test('queries and filters that attack are shown as text', async () => {
  const page = await newPage(browser);
  for (const probe of PROBES) {
    for (const name of ['q', 'source', 'section', 'author', 'tag', 'site']) {
      await page.goto(`${server.url}/search?${new URLSearchParams({ q: 'ujian', [name]: probe })}`);
      await assertInert(page);
      if (name === 'q') assert.equal(await page.locator(box.input).inputValue(), probe.replace(/[\u2028\u2029]/g, (c) => c));
    }
  }
  page.faults = page.faults.filter((fault) => !/400/.test(fault));
  for (const [name, value] of [['since', '<img src=x onerror=alert(1)>'], ['page', '"><script>alert(1)</script>'], ['sort', '<svg onload=alert(1)>'], ['lang', '"><script>alert(1)</script>']]) {
    await page.goto(`${server.url}/search?${new URLSearchParams({ q: 'ujian', [name]: value })}`);
    page.faults = page.faults.filter((fault) => !/400/.test(fault));
    await assertInert(page);
  }
  await page.goto(`${server.url}/${encodeURIComponent('<script>alert(1)</script>')}`);
  page.faults = page.faults.filter((fault) => !/404/.test(fault));
  await assertInert(page);
  await page.context().close();
});

test('the box shows what attacks as text, and leads only to the web', async () => {
  const page = await newPage(browser);
  await page.goto(server.url);
  await page.locator(box.input).fill('ujian');
  await page.locator(box.option).first().waitFor();
  const inside = await page.locator('telusur-box').evaluate((element) => {
    const all = [...element.shadowRoot.querySelectorAll('[role=listbox] *')];
    return all.filter((one) => !/^(div|span|mark)$/i.test(one.tagName) || [...one.attributes].some(({ name }) => /^on|href|src|style/.test(name))).map((one) => one.outerHTML);
  });
  assert.deepEqual(inside, []);
  const urls = await page.evaluate(async () => {
    const seen = [];
    document.addEventListener('telusur:select', (event) => { seen.push(event.detail.url); event.preventDefault(); });
    const root = document.querySelector('telusur-box').shadowRoot;
    for (const option of [...root.querySelectorAll('.article')]) option.click();
    return seen;
  });
  assert.ok(urls.length > 0);
  assert.ok(urls.every((url) => /^https?:\/\//.test(url)), urls.join());
  assertNoFaults(page);
  await page.context().close();
});

test('every page forbids what it does not need', async () => {
  for (const path of ['/', '/search?q=ujian', `/articles/${encodeURIComponent(articles[0].id)}`, '/demo', '/demo/kantor', '/nihil']) {
    const response = await fetch(server.url + path, { headers: { Accept: 'text/html' } });
    const policy = response.headers.get('content-security-policy');
    assert.match(response.headers.get('content-type'), /text\/html/);
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
      assert.ok(policy.includes(rule), `${path}: ${rule}`);
    }
    assert.ok(!policy.includes('unsafe'));
  }
  const api = await fetch(`${server.url}/v1/search?q=ujian`);
  assert.match(api.headers.get('content-security-policy'), /^default-src 'none'; frame-ancestors 'none'$/);
});
