import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventEntry, Events } from '../../src/contract/events.ts';
import { fitting } from '../../src/contract/fitting.ts';
import { checkEvents, isEvents } from '../../src/form/events-check.ts';
import { shapes } from '../../src/form/events-shapes.ts';
import { circleOf } from '../../src/form/events-circuit.ts';
import { events } from './events.ts';

type Change = (copy: Events, at: { opening: EventEntry; visit: EventEntry; matching: EventEntry }) => void;
const changed = (change: Change): Events => {
  const copy = structuredClone(events);
  const [opening, visit, matching] = copy.events;
  change(copy, { opening: opening!, visit: visit!, matching: matching! });
  return copy;
};
const told = (change: Change) =>
  checkEvents(changed(change)).map(({ lost, path, found, hint }) =>
    [lost, path, found, hint].filter(Boolean).join(' | '),
  );
const anything = (value: object, extra: object): void => void Object.assign(value, extra);

describe('the author of events is told', () => {
  it('nothing when all is right', () => expect(told(() => {})).toEqual([]));

  it.each<[string, Change, string]>([
    // ids and form
    ['that ids stand twice', (d) => (d.events[1]!.id = 'opening'), 'document | $.events[1].id | "opening"'],
    [
      'that a circuit has the id of an event',
      (d) => (d.circuits![0]!.id = 'visit'),
      'document | $.circuits[0].id | "visit"',
    ],
    ['that the head is wrong', (d) => (d.locales = []), 'document | $.locales | []'],
    ['of a zone that nobody knows', (d) => (d.timeZone = 'Europe/Roma'), 'document | $.timeZone | "Europe/Roma"'],
    [
      'that no event can be read',
      (d) => d.events.forEach((event) => delete (event as { title?: unknown }).title),
      'document | $.events | no event that can be read',
    ],
    [
      'of a name mistyped, with its event',
      (_, { opening }) => anything(opening, { capcity: 3 }),
      'part | $.events[0].capcity | a property "capcity" in "opening" | capacity',
    ],
    [
      'of less than no seats',
      (_, { opening }) => (opening.capacity = -1),
      'part | $.events[0].capacity | -1 in "opening"',
    ],
    [
      'of links that are none of the web',
      (_, { opening }) => (opening.url = 'javascript:alert(1)'),
      'part | $.events[0].url | "javascript:alert(1)" in "opening"',
    ],
    ['of a word that stands twice', (d) => (d.kinds[1]!.id = 'meeting'), 'nothing | $.kinds[1].id | "meeting"'],
    // what is named and not there
    [
      'of a programme',
      (_, { opening }) => (opening.programme = 'serie'),
      'part | $.events[0].programme | "serie" in "opening" | series',
    ],
    [
      'of a kind',
      (_, { opening }) => (opening.kind = 'meetng'),
      'nothing | $.events[0].kind | "meetng" in "opening" | meeting',
    ],
    [
      'of a place',
      (_, { visit }) => (visit.places = ['tirane']),
      'part | $.events[1].places[0] | "tirane" in "visit" | tirana',
    ],
    [
      'of an agenda',
      (_, { opening }) => (opening.agenda = 'standrd'),
      'part | $.events[0].agenda | "standrd" in "opening" | standard',
    ],
    [
      'of an audience',
      (_, { opening }) => (opening.audience = ['x']),
      'nothing | $.events[0].audience[0] | "x" in "opening"',
    ],
    [
      "of a speaker's role",
      (_, { opening }) => (opening.speakers![1]!.role = 'x'),
      'nothing | $.events[0].speakers[1].role | "x"',
    ],
    [
      'of a role',
      (_, { opening }) => (opening.registration!.roles = ['x']),
      'nothing | $.events[0].registration.roles[0] | "x"',
    ],
    ['of an area', (d) => (d.programmes![0]!.area = 'x'), 'nothing | $.programmes[0].area | "x" in "series"'],
    [
      'of an event that is linked',
      (_, { opening }) => (opening.links![0]!.to = 'vist'),
      'part | $.events[0].links[0].to | "vist" in "opening" | visit',
    ],
    [
      'of a kind of link',
      (_, { opening }) => (opening.links![0]!.kind = 'x'),
      'nothing | $.events[0].links[0].kind | "x"',
    ],
    [
      'of a link to itself',
      (_, { opening }) => (opening.links![0]!.to = 'opening'),
      'nothing | $.events[0].links[0] | a link to itself',
    ],
    // dates
    [
      'of a day in no calendar',
      (_, { opening }) => (opening.when = '2027-02-30'),
      'part | $.events[0].when | "2027-02-30", which is no date',
    ],
    [
      'of an interval that ends before it begins',
      (d) => (d.programmes![0]!.period = '2027-03/2027-01'),
      'part | $.programmes[0].period | "2027-03/2027-01"',
    ],
    [
      'of a time without a day',
      (_, { opening }) => (opening.when = '2027-02'),
      'part | $.events[0].start | "14:30" of "2027-02" in "opening"',
    ],
    [
      'of a zone of an event',
      (_, { opening }) => (opening.timeZone = 'Mars/Base'),
      'part | $.events[0].timeZone | "Mars/Base"',
    ],
    [
      'of an event outside its programme',
      (_, { opening }) => (opening.when = '2027-04-01'),
      'nothing | $.events[0].when | "2027-04-01"',
    ],
    [
      'that registration closes before it opens',
      (_, { opening }) => (opening.registration!.closes = '2026-11-01T00:00:00Z'),
      'nothing | $.events[0].registration.closes | "2026-11-01T00:00:00Z"',
    ],
    [
      'that registration closes after the event',
      (_, { opening }) => (opening.registration!.closes = '2027-02-11T15:31:00Z'),
      'nothing | $.events[0].registration.closes | an instant after the event is over',
    ],
    [
      'of an instant that is none',
      (_, { opening }) => (opening.registration!.closes = '2027-02-31T25:00:00Z'),
      'part | $.events[0].registration.closes | "2027-02-31T25:00:00Z", which is no instant',
    ],
    [
      'of a deadline without a day',
      (_, { visit }) => (visit.nature = 'deadline'),
      'nothing | $.events[1].nature | a deadline',
    ],
    [
      'of help asked for too late',
      (_, { opening }) => (opening.support![0]!.until = '2027-02-12'),
      'nothing | $.events[0].support[0].until | "2027-02-12", after the event',
    ],
    // history
    [
      'that it was postponed without a reason',
      (_, { visit }) => delete visit.history![0]!.reason,
      'nothing | $.events[1].status | "postponed" without a reason',
    ],
    [
      'that it was cancelled without a history',
      (_, { opening }) => (opening.status = 'cancelled'),
      'nothing | $.events[0].status | "cancelled" without a reason',
    ],
    [
      'that what was cancelled is planned',
      (_, { visit }) => anything(visit, { status: 'planned', history: [{ change: 'cancelled' }] }),
      'nothing | $.events[1].status | "planned" after it was cancelled',
    ],
    [
      'that it was postponed to when it was',
      (_, { visit }) => (visit.when = '2027-01'),
      'nothing | $.events[1].when | "2027-01"',
    ],
    [
      'of a history in no order',
      (_, { visit }) => visit.history!.push({ change: 'venue', at: '2027-01-02' }),
      'nothing | $.events[1].history[1].at | "2027-01-02", after "2027-01-10"',
    ],
    // sums
    [
      'of an agenda that is too long',
      (d) => (d.agendas![0]!.items[1]!.minutes = 45),
      'nothing | $.events[0].minutes | 120 minutes, 15 less than the 135 of the agenda "standard"',
    ],
    [
      'of an agenda that is too short',
      (_, { opening }) => (opening.minutes = 180),
      'nothing | $.events[0].minutes | 180 minutes, 60 more than the 120 of the agenda "standard"',
    ],
    ['of too few speakers', (_, { opening }) => opening.speakers!.pop(), 'nothing | $.events[0].speakers | 1 of them'],
    [
      'of too many speakers',
      (_, { opening }) => opening.speakers!.push({ role: 'expert' }, { role: 'expert' }),
      'nothing | $.events[0].speakers | 4 of them',
    ],
    [
      'of more seats at tables than there are',
      (_, { opening }) => (opening.capacity = 19),
      'nothing | $.events[0].capacity | 19 seats, and 20 at its tables',
    ],
    [
      'of more tables to rank than there are',
      (_, { opening }) => (opening.registration!.tables = 3),
      'nothing | $.events[0].registration.tables | 3',
    ],
    [
      'of more seats helped than there are',
      (_, { opening }) => (opening.support![0]!.seats = 21),
      'nothing | $.events[0].support | 21 seats',
    ],
    [
      'of a table that stands twice',
      (_, { opening }) => (opening.tables![1]!.id = 'networks'),
      'part | $.events[0].tables[1].id | "networks"',
    ],
    [
      'of meetings in pairs that take too long',
      (_, { matching }) => (matching.minutes = 170),
      'nothing | $.events[2].matching | meetings until minute 175',
    ],
    [
      'of two sides that are one',
      (_, { matching }) => (matching.matching!.sides[1].id = 'one'),
      'part | $.events[2].matching.sides[1].id | "one"',
    ],
    ['of one meeting too many', (_, { matching }) => (matching.number = 4), 'nothing | $.events[2].number | 4'],
    ['of a number that stands twice', (_, { matching }) => (matching.number = 1), 'nothing | $.events[2].number | 1'],
    // questions
    [
      'of a question of an unknown type',
      (_, { opening }) => (opening.registration!.questions![0]!.type = 'txt'),
      'part | $.events[0].registration.questions[0].type | "txt" in "opening" | text',
    ],
    [
      'of a question that takes an id of the form',
      (_, { opening }) => (opening.registration!.questions![0]!.id = 'email'),
      'part | $.events[0].registration.questions[0].id | "email"',
    ],
    [
      'of a condition on nothing',
      (_, { opening }) => (opening.registration!.questions![0]!.showIf = '${colour} === 1'),
      'part | $.events[0].registration.questions[0].showIf',
    ],
    // circuits
    [
      'of a stage that is no event',
      (d) => (d.circuits![0]!.stages[0]!.event = 'openin'),
      'part | $.circuits[0].stages[0].event | "openin" in "path" | opening',
    ],
    [
      'of a stage after nothing',
      (d) => (d.circuits![0]!.stages[1]!.after = ['z']),
      'part | $.circuits[0].stages[1].after[0] | "z"',
    ],
    [
      'of stages that go round',
      (d) => (d.circuits![0]!.stages[0]!.after = ['c']),
      'part | $.circuits[0].stages[0].after | a after c after a',
    ],
    [
      'of a stage that says nothing',
      (d) => delete d.circuits![0]!.stages[2]!.title,
      'part | $.circuits[0].stages[2] | a stage with neither',
    ],
    ['of a link to no stage', (d) => (d.circuits![0]!.links![0]!.to = 'z'), 'part | $.circuits[0].links[0].to | "z"'],
    [
      'of a stage that is needed and not there',
      (d) => (d.circuits![0]!.completion!.needed = ['z']),
      'part | $.circuits[0].completion.needed[0] | "z"',
    ],
    [
      'of more stages to complete than there are',
      (d) => (d.circuits![0]!.completion!.least = 4),
      'nothing | $.circuits[0].completion.least | 4',
    ],
    // places
    ['of a place off the earth', (d) => (d.places![0]!.latitude = 145), 'part | $.places[0] | latitude 145'],
    [
      'of numbers exchanged',
      (d) => Object.assign(d.places![0]!, { latitude: 11.9, longitude: 45.4 }),
      'nothing | $.places[0] | latitude 11.9, longitude 45.4, which is in "IT" only when exchanged',
    ],
  ])('%s', (_, change, line) => expect(told(change)[0]).toContain(line));

  it('of what is wrong only, where another zone has the event begin later', () => {
    const closes = (timeZone: string) =>
      told((_, { opening }) => {
        opening.timeZone = timeZone;
        opening.registration!.closes = '2027-02-11T20:00:00+01:00';
      });
    expect(closes('America/New_York')).toEqual([]);
    expect(closes('Asia/Tokyo')[0]).toContain('an instant after the event is over');
  });

  it('nothing of an event whose date is to be set', () =>
    expect(
      told((_, { opening }) => {
        delete opening.when;
        delete opening.start;
      }),
    ).toEqual([]));

  it('of a hundred at most, with the sum of the others, those that take the whole away first', () => {
    const issues = checkEvents(
      changed((d) => {
        d.events = Array.from({ length: 10_000 }, (_, i) => ({ ...d.events[1]!, id: `e${i}`, kind: `k${i}` }));
        d.events.forEach((event) => delete event.number);
        d.events[9999] = { ...d.events[0]! };
        d.circuits = [];
      }),
    );
    expect(issues).toHaveLength(100);
    expect(issues[0]).toMatchObject({ lost: 'document', path: '$.events[9999].id' });
    // one id twice and 10,000 kinds, 99 of them told
    expect(issues[99]).toMatchObject({
      lost: 'nothing',
      path: '$',
      found: `${10_001 - 99} more, for 0 of which something is left out`,
    });
  });
});

describe('any JSON at all', () => {
  const member = fc.constantFrom(
    ...'type id version locales kinds events circuits programmes agendas places links stages after registration questions matching history when start timeZone tables support items sides to __proto__ constructor'.split(
      ' ',
    ),
  );
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue(),
      fc.constantFrom('events', '__proto__', 'Europe/Rome', '2021-02-30', '9999-24', '{,}', '../..', '14:30'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(member, tie('value'), { maxKeys: 6 }),
    ),
  })).value;

  it('is checked without a crash or a changed prototype', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const issues = checkEvents(value);
        expect(issues.length).toBeLessThanOrEqual(100);
        for (const { path } of issues) expect(path).toMatch(/^\$/);
        if (!isEvents(value)) expect(issues.some(({ lost }) => lost === 'document')).toBe(true);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
    );
  });

  it('may stand anywhere in a document that was right', () => {
    const paths: string[][] = [];
    const walk = (value: unknown, path: string[]) => {
      if (path.length) paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
    };
    walk(events, []);
    const changes = fc.array(fc.tuple(fc.constantFrom(...paths), tree), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, (made) => {
        const document = structuredClone(events);
        for (const [path, value] of made) {
          const owner = path.slice(0, -1).reduce<unknown>((at, name) => (at as never)?.[name], document);
          if (typeof owner === 'object' && owner !== null) anything(owner, { [path.at(-1)!]: value });
        }
        const issues = checkEvents(document);
        const list: unknown = document.events;
        // an event of another form than the schema's is never passed over
        const unread = !Array.isArray(list) || list.some((event) => fitting(shapes.event, event) === undefined);
        if (unread) expect(issues.some(({ lost }) => lost !== 'nothing')).toBe(true);
      }),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 20_000 : 300 },
    );
  });

  it('may be named as what every object has', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const issues = told((d, { opening }) => {
      opening.links = names.map((to) => ({ to, kind: 'prepares' }));
      opening.kind = 'constructor';
      d.circuits![0]!.stages[0]!.after = ['toString'];
    });
    expect(issues).toHaveLength(names.length + 2);
    const named = told((d, { visit, opening }) => {
      visit.id = '__proto__';
      opening.links![0]!.to = '__proto__';
      d.circuits![0]!.stages[1]!.event = '__proto__';
    });
    expect(named).toEqual([]);
  });

  it('nests as deep as it likes, and chains as long', () => {
    const deep = JSON.parse('{"type":"events","events":' + '['.repeat(50_000) + ']'.repeat(50_000) + '}') as unknown;
    expect(checkEvents(deep).some(({ lost }) => lost === 'document')).toBe(true);
    const chain = told((d) => {
      d.circuits![0]!.links = [];
      delete d.circuits![0]!.completion;
      d.circuits![0]!.stages = Array.from({ length: 20_000 }, (_, i) => ({
        id: `s${i}`,
        title: 'x',
        after: [`s${(i + 1) % 20_000}`],
      }));
    });
    expect(chain).toHaveLength(1);
  });
});

describe('a circle of stages', () => {
  const graph = fc
    .integer({ min: 1, max: 9 })
    .chain((n) => fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 14 }).map((edges) => ({ n, edges })));
  it('is found exactly where the stages have no order', () => {
    fc.assert(
      fc.property(graph, ({ n, edges }) => {
        const before = new Map(
          Array.from({ length: n }, (_, i) => [`s${i}`, edges.filter(([a]) => a === i).map(([, b]) => `s${b}`)]),
        );
        const circle = circleOf(before);
        // stages of which none is left once those that wait for nothing are taken away, again and again
        const left = new Map(before);
        for (let gone = true; gone;) {
          gone = false;
          for (const [id, waits] of left) if (!waits.some((other) => left.has(other))) gone = left.delete(id);
        }
        expect(circle !== undefined).toBe(left.size > 0);
        circle?.slice(1).forEach((id, i) => expect(before.get(circle[i]!)).toContain(id));
        if (circle) expect(circle.at(-1)).toBe(circle[0]);
      }),
    );
  });
});
