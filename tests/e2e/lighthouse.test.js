// SPDX-License-Identifier: GPL-2.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { executablePath, flags } from './support/browser.js';
import { corpus, serve } from './support/telusur.js';

const LEAST = 95;

test(`the results page reaches ${LEAST} in each of Lighthouse's categories`, async () => {
  const server = await serve(corpus);
  const browser = await launch({ chromePath: executablePath, chromeFlags: ['--headless=new', ...flags] });
  try {
    const result = await lighthouse(`${server.url}/search?q=kebocoran+data`, { port: browser.port, output: 'json', logLevel: 'error' });
    const scores = Object.fromEntries(Object.values(result.lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
    console.log('Lighthouse:', JSON.stringify(scores));
    const failed = Object.values(result.lhr.audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode !== 'informative' && score !== null && score < 0.9)
      .map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ''}`);
    for (const category of ['performance', 'accessibility', 'best-practices', 'seo']) {
      assert.ok(scores[category] >= LEAST, `${category} ${scores[category]}\n${failed.join('\n')}`);
    }
  } finally {
    browser.kill();
    await server.stop();
  }
});
