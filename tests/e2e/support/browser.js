// SPDX-License-Identifier: GPL-2.0-or-later
// One headless Chromium per test file, and pages that notice what must never happen.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const inContainer = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
export const flags = [...inContainer, '--disable-dev-shm-usage', '--disable-gpu'];

export const launch = () => chromium.launch({ executablePath, args: flags });

/// A page in a fresh context. Its `faults` collect what went wrong in it: exceptions, violations of
/// the content security policy, dialogs, errors on the console.
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => page.faults.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(`console: ${message.text()}`);
  });
  return page;
}

export function assertNoFaults(page) {
  assert.deepEqual(page.faults, []);
}

/// The inside of the box: playwright's CSS selectors reach through open shadow roots.
export const box = {
  input: 'telusur-box input[role=combobox]',
  popup: 'telusur-box [role=listbox]',
  option: 'telusur-box [role=option]',
  active: 'telusur-box [role=option][aria-selected=true]',
};
