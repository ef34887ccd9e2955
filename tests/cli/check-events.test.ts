import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { events } from '../form/events.ts';
import { scratch, varco } from './terminal.ts';

const { put } = scratch();
const write = (name: string, change: (copy: typeof events) => void = () => {}) => {
  const copy = structuredClone(events);
  change(copy);
  return put(name, `${JSON.stringify(copy, null, 2)}\n`);
};

describe('varco check of events', () => {
  it('says that they are right, and how many', async () => {
    const { code, out } = await varco('check', write('right.json'));
    expect(code).toBe(0);
    expect(out).toContain('right: calendar 1.0.0, 3 events, 1 circuit, it en');
  });

  it('tells what would be left out as a mistake at its line, with its event, and what will not as a warning', async () => {
    const file = write('wrong.json', (copy) => {
      copy.events[0]!.when = '2027-02-30';
      copy.events[0]!.minutes = 100;
      copy.events[1]!.kind = 'visti';
    });
    const { code, out } = await varco('check', file);
    expect(code).toBe(1);
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = (text: string) => lines.findIndex((one) => one.includes(text)) + 1;
    expect(out).toContain(`${file}:${line('"2027-02-30"')}:15: $.events[0].when: found "2027-02-30", which is no date`);
    expect(out).toContain(
      `${file}:${line('"minutes": 100')}:18: warning: $.events[0].minutes: found 100 minutes, 20 less than the 120 of the agenda "standard" in "opening"`,
    );
    expect(out).toContain('Did you mean "visit"?');
  });

  it('tells its findings to other programs', async () => {
    const file = write('json.json', (copy) => (copy.events[1]!.kind = 'x'));
    const { out } = await varco('check', '--json', file);
    const { ok, files } = JSON.parse(out) as { ok: boolean; files: { kind: string; warnings: { kind: string }[] }[] };
    expect([ok, files[0]!.kind, files[0]!.warnings.map(({ kind }) => kind)]).toEqual([true, 'events', ['events']]);
  });

  it('counts them among others, and leaves private files out', async () => {
    const other = put('folder/joining.json', JSON.stringify({ opening: { url: 'https://room.example/' } }));
    write('folder/events.json');
    const { code, out } = await varco('check', other.replace(/joining.json$/, ''));
    expect(code).toBe(0);
    expect(out).toContain('joining.json: left out');
    expect(out).toContain('2 files: 0 questionnaires and 1 document of events right, 0 mistakes');
  });

  it('writes the digest with --stamp', async () => {
    const file = write('stamp.json');
    expect((await varco('check', '--stamp', file)).out).toMatch(/; sha-256:.* written/);
    expect((await varco('check', file)).out).not.toContain('warning');
  });
});
