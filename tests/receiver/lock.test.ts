import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lock, LockedError } from '../../src/receiver/store/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'varco-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('holds a folder until it is released', async () => {
  const first = await lock(folder);
  await expect(lock(folder)).rejects.toThrow(LockedError);
  await expect(lock(folder)).rejects.toThrow(`in use by process ${process.pid}.`);
  first.release();
  (await lock(folder)).release();
});

it('lets one of many that come at once have it', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lock(folder)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('lets one of several processes take over from a dead holder', async () => {
  const script = `
    import { lock } from ${JSON.stringify(new URL('../../src/receiver/store/lock.ts', import.meta.url).href)};
    try { await lock(${JSON.stringify(folder)}); console.log('held'); setTimeout(() => {}, 60000); }
    catch (error) { console.log(error.name); }`;
  const start = () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const said = async (child: ReturnType<typeof start>) => String((await once(child.stdout, 'data'))[0]).trim();
  const first = start();
  expect(await said(first)).toBe('held');
  first.kill('SIGKILL');
  await once(first, 'exit');
  const others = Array.from({ length: 4 }, start);
  const outcomes = await Promise.all(others.map(said));
  expect(outcomes.sort()).toEqual(['LockedError', 'LockedError', 'LockedError', 'held']);
  for (const child of others) child.kill('SIGKILL');
}, 60_000);

it('does not take a reused pid for the holder, and takes an emptied lock for nobody', async () => {
  const held = await lock(folder);
  const [name] = readdirSync(folder);
  held.release();
  const realm = JSON.parse((await import('node:fs')).readFileSync(join(folder, name!), 'utf8')).realm as string;
  writeFileSync(join(folder, name!), JSON.stringify({ pid: process.ppid, started: '1', realm }));
  (await lock(folder)).release();
  writeFileSync(join(folder, 'lock.9'), '');
  (await lock(folder)).release();
  expect(readdirSync(folder)).toEqual(['lock.10']);
});
