import { describe, expect, it } from 'vitest';
import { seats } from '../../src/partner-map/presence.ts';
import { read } from '../../src/partner-map/read.ts';

const feature = (id: string) => ({
  type: 'Feature',
  id,
  geometry: null,
  properties: { name: id.toUpperCase(), kind: 'k' },
});
const model = read({
  type: 'FeatureCollection',
  id: 'p',
  version: '1',
  locales: ['it'],
  kinds: [],
  features: ['a', 'b', 'ica'].map(feature),
  presence: [
    {
      member: 'a',
      rows: [
        { structure: 'ica', present: null, role: null },
        { structure: 'lost', present: true, role: 'consigliere', since: '2014' },
      ],
    },
    { member: 'b', rows: [{ structure: 'ica', present: false }] },
    { member: 'a', rows: [{ structure: 'ica', present: true, body: 'board' }] },
  ],
});

describe('presence', () => {
  it('is by member, what is unknown being neither yes nor no, and what is told last being right', () => {
    expect(seats(model, 'member')).toMatchObject([
      {
        of: { id: 'a', entry: 0 },
        seats: [
          { other: { id: 'ica', entry: 2 }, present: true, body: 'board' },
          { other: { id: 'lost', entry: undefined }, present: true, role: 'consigliere', since: '2014' },
        ],
      },
      { of: { id: 'b', entry: 1 }, seats: [{ present: false }] },
    ]);
  });

  it('is by structure the other way round, each pair once', () => {
    const by = seats(model, 'structure');
    expect(by.map(({ of, seats: all }) => [of.id, all.map(({ other }) => other.id)])).toEqual([
      ['ica', ['a', 'b']],
      ['lost', ['a']],
    ]);
    const pairs = (side: 'member' | 'structure') => seats(model, side).flatMap(({ seats: all }) => all).length;
    expect(pairs('structure')).toBe(pairs('member'));
  });
});
