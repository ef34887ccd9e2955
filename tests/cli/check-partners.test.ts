import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partners } from '../receiver/partners-support.ts';
import { scratch, varco } from './terminal.ts';

const { put } = scratch();
const write = (name: string, change: (copy: typeof partners) => void = () => {}) => {
  const copy = structuredClone(partners);
  delete copy.privacy!.contact;
  change(copy);
  return put(name, `${JSON.stringify(copy, null, 2)}\n`);
};

describe('varco check of partners', () => {
  it('says that they are right, and how many', async () => {
    const { code, out } = await varco('check', write('right.json'));
    expect(code).toBe(0);
    expect(out).toContain('right: map 1.0.0, 3 entries, 1 relation, it en');
  });

  it('tells what would be left out as a mistake at its line, with its entry, and what will not as a warning', async () => {
    const file = write('wrong.json', (copy) => {
      copy.features[1]!.properties.kind = 'netwrk';
      copy.relations![0]!.to = 'ret';
    });
    const { code, out } = await varco('check', file);
    expect(code).toBe(1);
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = (text: string) => lines.findIndex((one) => one.includes(text)) + 1;
    expect(out).toContain(
      `${file}:${line('"to": "ret"')}:13: $.relations[0].to: found "ret", expected the id of an entry`,
    );
    expect(out).toContain(
      `${file}:${line('"netwrk"')}:17: warning: $.features[1].properties.kind: found "netwrk" in "rete"`,
    );
    expect(out).toContain('Did you mean "network"?');
    expect(out).toMatch(/1 mistake\n/);
  });

  it('counts them among others, and leaves other GeoJSON out', async () => {
    const other = put('folder/places.json', JSON.stringify({ type: 'FeatureCollection', features: [] }));
    write('folder/map.json');
    const { code, out } = await varco('check', other.replace(/places.json$/, ''));
    expect(code).toBe(0);
    expect(out).toContain('places.json: left out');
    expect(out).toContain('2 files: 0 questionnaires and 1 document of partners right, 0 mistakes');
  });

  it('writes the digest with --stamp', async () => {
    const file = write('stamp.json');
    const { out } = await varco('check', '--stamp', file);
    expect(out).toMatch(/; sha-256:.* written/);
    expect(JSON.parse(readFileSync(file, 'utf8')).digest).toMatch(/^sha-256:/);
    expect((await varco('check', file)).out).not.toContain('warning');
  });
});
