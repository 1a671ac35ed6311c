// SPDX-License-Identifier: GPL-2.0-or-later
// The real programs: an index made by telusur-indexer, served by telusur-searchd on a free port.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = (name) => process.env[name] ?? (() => { throw new Error(`${name} is not set; run this by ctest`); })();

/// The sample articles of the repository.
export const corpus = program('TELUSUR_CORPUS');

/// Indexes `source`, a path or an array of articles, and serves it. `stop()` ends the server and
/// removes what was written.
export async function serve(source, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'telusur-e2e-'));
  let input = source;
  if (Array.isArray(source)) {
    input = join(folder, 'articles.ndjson');
    writeFileSync(input, source.map((article) => `${JSON.stringify(article)}\n`).join(''));
  }
  const db = join(folder, 'index');
  try {
    execFileSync(program('TELUSUR_INDEXER'), ['--db', db, input], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    // 1: indexed, but for records that were refused, of which the corpus has some on purpose.
    if (error.status !== 1) throw error;
  }
  const server = spawn(program('TELUSUR_SEARCHD'), ['--db', db, '--listen', '127.0.0.1:0', '--access-log', 'off', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const [line] = await Promise.race([
    once(createInterface(server.stdout), 'line'),
    ended.then(([code]) => { throw new Error(`telusur-searchd left with ${code}`); }),
  ]);
  return {
    url: /http:\S+/.exec(line)[0],
    async stop() {
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
