import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import communities from '../../demo/content/events/veneto-communities.json' with { type: 'json' };
import meetings from '../../demo/content/events/demo-meetings.json' with { type: 'json' };
import circuits from '../../demo/content/events/mentoring-circuits.json' with { type: 'json' };
import { Events } from '../../src/contract/events.ts';
import { cut } from '../../src/event-calendar/io/cut.ts';
import { read } from '../../src/event-calendar/read.ts';
import { checkEvents } from '../../src/form/events-check.ts';
import '../support/proof.ts';

describe('a part of a document', () => {
  it('is a valid document that names all it speaks of, and nothing else', () => {
    const model = fc.constantFrom(...[communities, meetings, circuits].map((document) => read(document)));
    const some = model.chain((of) =>
      fc.tuple(fc.constant(of), fc.subarray([...of.order]), fc.shuffledSubarray([...of.order])),
    );
    fc.assert(
      fc.property(some, ([of, numbers]) => {
        const document = Events.parse(cut(of, numbers));
        expect(document.events.map(({ id }) => id)).toEqual(numbers.map((n) => of.ids[n]));
        expect(checkEvents(document)).toEqual([]);
        const kinds = new Set([
          ...document.events.map(({ kind }) => kind),
          ...(document.circuits ?? []).flatMap(({ stages }) => stages.map(({ kind }) => kind)),
        ]);
        for (const { id } of document.kinds) expect(kinds.has(id)).toBe(true);
      }),
    );
  });

  it('with all events is the document again', () => {
    for (const document of [communities, meetings, circuits]) {
      const model = read(document);
      const whole = cut(
        model,
        Array.from({ length: model.size }, (_, n) => n),
      );
      expect(whole.events).toEqual((document as { events: unknown }).events);
      expect(whole.circuits ?? []).toEqual((document as { circuits?: unknown[] }).circuits ?? []);
    }
  });
});
