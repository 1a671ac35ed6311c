// SPDX-License-Identifier: GPL-2.0-or-later
// Lints /openapi.json of the daemon named by TELUSUR_SEARCHD, started on a small index, with the
// recommended rules of Redocly. Warnings are faults, but for those said below.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConfig, formatProblems, getTotals, lintFromString } from '@redocly/openapi-core';

const folder = mkdtempSync(join(tmpdir(), 'telusur-openapi-'));
const db = join(folder, 'db');
writeFileSync(join(folder, 'berita.ndjson'), '{"id":"a","title":"Kapal listrik"}\n');
const indexed = spawnSync(process.env.TELUSUR_INDEXER, ['--db', db, join(folder, 'berita.ndjson')]);
if (indexed.status !== 0) throw new Error(`telusur-indexer: ${indexed.stderr}`);

const daemon = spawn(process.env.TELUSUR_SEARCHD, ['--db', db, '--listen', '127.0.0.1:0'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
try {
  const line = await new Promise((resolve, reject) => {
    daemon.stdout.once('data', (data) => resolve(String(data)));
    daemon.once('exit', (status) => reject(new Error(`telusur-searchd left with ${status}`)));
  });
  const address = line.match(/http:\/\/\S+/)[0];
  const source = await (await fetch(`${address}/openapi.json`)).text();
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // The server is wherever the document came from.
      'no-server-example.com': 'off',
      'no-empty-servers': 'off',
      // Health checks and metrics take no input that could be wrong.
      'operation-4xx-response': 'off',
    },
  });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  formatProblems(problems, { totals: getTotals(problems), version: '' });
  console.log(`${problems.length} faults`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  daemon.kill();
  rmSync(folder, { recursive: true });
}
