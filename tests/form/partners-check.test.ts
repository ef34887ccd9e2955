import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn, holdsAddress, withoutAddress, withoutAddresses } from '../../src/contract/addresses.ts';
import type { Partners } from '../../src/contract/partners.ts';
import { checkPartners, isPartners } from '../../src/form/partners-check.ts';
import { probablySwapped } from '../../src/form/partners-entry.ts';
import { merge } from '../../src/receiver/partners/merge.ts';
import { publishable } from '../../src/receiver/partners/publishable.ts';
import { partners } from '../receiver/partners-support.ts';

type Editable = Record<string, never> & Partners;
const changed = (change: (copy: Editable) => void): Editable => {
  const copy = structuredClone(partners) as Editable;
  // the one thing that its author is told of
  delete copy.privacy!.contact;
  change(copy);
  return copy;
};
const told = (change: (copy: Editable) => void) =>
  checkPartners(changed(change)).map(({ lost, path, found, hint }) =>
    [lost, path, found, hint].filter(Boolean).join(' | '),
  );
const point = (...coordinates: number[]) => ({ type: 'Point', coordinates }) as never;

describe('the author of partners is told', () => {
  it('nothing when all is right', () => expect(told(() => {})).toEqual([]));

  it.each<[string, (copy: Editable) => void, string]>([
    ['that ids stand twice', (d) => (d.features[1]!.id = 'teatro'), 'document | $.features[1].id | "teatro"'],
    [
      'that an office has the id of an entry',
      (d) => (d.offices![0]!.id = 'rete'),
      'document | $.offices[0].id | "rete"',
    ],
    ['that the head is wrong', (d) => (d.locales = []), 'document | $.locales | []'],
    [
      'that no entry can be read',
      (d) => d.features.forEach((f) => delete (f.properties as { name?: unknown }).name),
      'document | $.features | no entry that can be read',
    ],
    [
      'of a member that is wrong, with its entry',
      (d) => ((d.features[0]!.properties as { founded: unknown }).founded = 1998),
      'part | $.features[0].properties.founded | 1998 in "teatro"',
    ],
    [
      'of a name mistyped',
      (d) => ((d.features[1]!.properties as Record<string, unknown>).sumary = 'x'),
      'part | $.features[1].properties.sumary | a property "sumary" in "rete" | summary',
    ],
    [
      'of a place off the earth',
      (d) => (d.features[0]!.geometry = point(200, 100)),
      'part | $.features[0].geometry.coordinates | [200,100] in "teatro"',
    ],
    [
      'of numbers exchanged, by the country',
      (d) => (d.features[0]!.geometry = point(43.77, 11.25)),
      'nothing | $.features[0].geometry.coordinates | [43.77,11.25], which is in IT only when exchanged in "teatro" | [11.25,43.77]',
    ],
    [
      'of numbers that can only be exchanged',
      (d) => Object.assign(d.features[1]!, { geometry: point(35, 139) }),
      'part | $.features[1].geometry.coordinates | [35,139], which is on the earth only when exchanged in "rete" | [139,35]',
    ],
    [
      'of a kind that is not known',
      (d) => (d.features[1]!.properties.kind = 'netwrk'),
      'nothing | $.features[1].properties.kind | "netwrk" in "rete" | network',
    ],
    [
      'of a sector that is not known',
      (d) => (d.features[0]!.properties.opportunities![0]!.sectors = ['opera']),
      'nothing | $.features[0].properties.opportunities[0].sectors[0] | "opera" in "teatro"',
    ],
    [
      'of a programme that is not known',
      (d) => (d.features[0]!.properties.programmes = ['p']),
      'nothing | $.features[0].properties.programmes[0] | "p" in "teatro"',
    ],
    ['of a relation to nobody', (d) => (d.relations![0]!.to = 'ret'), 'part | $.relations[0].to | "ret" | rete'],
    [
      'of a relation of no known type',
      (d) => (d.relations![0]!.type = 'member'),
      'nothing | $.relations[0].type | "member"',
    ],
    [
      'of a structure that is not known',
      (d) => (d.presence = [{ member: 'rete', rows: [{ structure: 'x', present: null }] }]),
      'part | $.presence[0].rows[0].structure | "x"',
    ],
    [
      'of a day in no calendar',
      (d) => (d.features[0]!.properties.checked = '2026-02-30'),
      'nothing | $.features[0].properties.checked | no date of the calendar in "teatro"',
    ],
    [
      'of offices of which none takes the rest',
      (d) => d.offices!.pop(),
      'nothing | $.offices | only offices with countries or sectors',
    ],
  ])('%s', (_, change, line) => expect(told(change)[0]).toContain(line));

  it('of an address, without the address', () => {
    const issues = checkPartners(
      changed((d) => (d.features[0]!.properties.summary = { it: 'a info@x.example', en: 'b' })),
    );
    expect(issues.map(({ lost, path }) => [lost, path])).toEqual([['nothing', '$.features[0].properties.summary.it']]);
    const typed = checkPartners(
      changed((d) => Object.assign(d.features[0]!.properties, { contact: 'info@x.example' })),
    );
    expect(JSON.stringify([issues, typed])).not.toMatch(/info@/);
  });

  it('of a hundred at most, those that take the whole away first', () => {
    const wrong = changed((d) => {
      d.features = Array.from({ length: 3000 }, (_, i) => ({
        ...d.features[0]!,
        id: `e${i}`,
        properties: { name: 'x', kind: `k${i}` },
      }));
      d.features[2999] = { ...d.features[0]! };
    });
    const issues = checkPartners(wrong);
    expect(issues).toHaveLength(100);
    expect(issues[0]).toMatchObject({ lost: 'document', path: '$.features[2999].id' });
  });
});

describe('any JSON at all', () => {
  const member = fc.constantFrom(
    'type',
    'id',
    'features',
    'kinds',
    'relations',
    'presence',
    'offices',
    'properties',
    'geometry',
    'coordinates',
    '__proto__',
    'constructor',
  );
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.constantFrom('FeatureCollection', 'Feature', 'Point', 'a@b.example'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(member, tie('value'), { maxKeys: 6 }),
    ),
  })).value;
  it('is checked without a crash or a changed prototype, and what is published of it is right', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const issues = checkPartners(value);
        expect(issues.length).toBeLessThanOrEqual(100);
        for (const { path } of issues) expect(path).toMatch(/^\$/);
        if (isPartners(value) && !issues.some(({ lost }) => lost === 'document')) publishable(value);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
    );
  });
  it('is published as what the check says nothing is lost of', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('name', 'kind', 'sectors', 'place', 'opportunities', 'url'), fc.jsonValue()),
          { maxLength: 4 },
        ),
        (changes) => {
          const document = changed((d) => {
            for (const [name, value] of changes) (d.features[0]!.properties as Record<string, unknown>)[name] = value;
          });
          const again = checkPartners(merge(publishable(document as never), [], new Set()));
          expect(again.filter(({ lost }) => lost !== 'nothing')).toEqual([]);
        },
      ),
    );
  });
  it('nests as deep as it likes', () => {
    const deep = JSON.parse('{"kinds":[],"features":' + '['.repeat(50_000) + ']'.repeat(50_000) + '}') as unknown;
    expect(checkPartners(deep).some(({ lost }) => lost === 'document')).toBe(true);
  });
});

describe('addresses', () => {
  it.each(['a@b.example', 'Scrivete a: info@x.example.', 'x＠y.example', 'q=info%40x.example', 'ë.ç@città.example'])(
    'are found in %s',
    (text) => {
      expect(holdsAddress(text)).toBe(true);
      expect(holdsAddress(withoutAddress(text))).toBe(false);
    },
  );
  it.each(['https://social.example/@handle', 'a @ b', 'prezzo @ 3.50', 'me@localhost', ''])(
    'are not seen in %s',
    (text) => expect(holdsAddress(text)).toBe(false),
  );
  it('are found where they are taken out, names included', () => {
    const value = { a: ['x', 'm@n.example'], 'k@l.example': 1, b: { c: 'no' } };
    expect([...addressesIn(value)].sort()).toEqual([['a', 1], ['k@l.example']]);
    expect(withoutAddresses(value)).toEqual({ a: ['x', '[…]'], b: { c: 'no' } });
  });
  it('take no time to look for', () => {
    const started = performance.now();
    holdsAddress(`${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

it('numbers are thought exchanged only where a country says so', () => {
  expect(probablySwapped(point(11, 43), 'IT')).toBe(false);
  expect(probablySwapped(point(43, 11), 'IT')).toBe(true);
  expect(probablySwapped(point(43, 11), undefined)).toBe(false);
  expect(probablySwapped(point(-61.5, 16.2), 'FR')).toBe(false);
  expect(probablySwapped(null, 'IT')).toBe(false);
});
