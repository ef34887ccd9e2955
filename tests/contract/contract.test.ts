import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DefinitionError } from '../../src/contract/author-issue.ts';
import { describe as tell } from '../../src/contract/author-issue.ts';
import { canonical, digest } from '../../src/contract/digest.ts';
import { nearest } from '../../src/contract/nearest.ts';
import { openapi, schemas } from '../../src/contract/publish.ts';
import { questionnaireShape } from '../../src/contract/generated/questionnaire.shape.ts';
import { read } from '../../src/contract/shape.ts';

const minimal = {
  id: 'a',
  version: '1',
  locales: ['en'],
  title: 'T',
  sections: [{ id: 's', title: 'S', questions: [] }],
};
const messages = (document: unknown): string[] => {
  try {
    read(questionnaireShape, document);
    return [];
  } catch (error) {
    return (error as DefinitionError).issues.map(tell);
  }
};
const withQuestion = (question: unknown) => ({
  ...minimal,
  sections: [{ id: 's', title: 'S', questions: [question] }],
});

describe('an author is told', () => {
  it('nothing when the document is right', () => expect(messages(minimal)).toEqual([]));
  it('the place, what was found, what was expected and the nearest type', () =>
    expect(messages(withQuestion({ id: 'q', type: 'longtxt', label: 'L' }))[0]).toMatch(
      /^\$\.sections\[0\]\.questions\[0\]\.type: found "longtxt", expected one of "text".*Did you mean "longtext"\?$/,
    ));
  it('the property that was probably meant, inside a question of its type', () =>
    expect(messages(withQuestion({ id: 'q', type: 'text', label: 'L', maxLenght: 3 }))).toEqual([
      '$.sections[0].questions[0].maxLenght: found a property "maxLenght", expected only known properties. Did you mean "maxLength"?',
    ]));
  it('every mistake at once', () =>
    expect(messages({ ...minimal, id: 4, locales: [], version: undefined })).toHaveLength(3));
  it('of an address that is no web address', () =>
    expect(messages({ ...minimal, privacy: { controller: 'X', notice: 'javascript:alert(1)' } })[0]).toContain(
      '$.privacy.notice',
    ));

  const withStep = (href: unknown) => ({
    ...minimal,
    report: { steps: [{ dimension: 'd', kind: 'course', title: 'T', href }] },
  });
  it.each([['/courses/'], ['https://ente.example/courses'], [{ it: '/corsi/', en: 'https://ente.example/courses' }]])(
    'nothing of a next step that leads to %j',
    (href) => expect(messages(withStep(href))).toEqual([]),
  );
  it.each([
    ['javascript:alert(1)', ''],
    ['//other.example/', ''],
    ['courses/', ''],
    [{ it: '/corsi/', en: 'javascript:alert(1)' }, '.en'],
    [{ it: 'data:text/html,x' }, '.it'],
    [{ italiano: '/corsi/' }, '.italiano'],
  ])('of a next step that leads to %j', (href, at) =>
    expect(messages(withStep(href))).toEqual([expect.stringContaining(`$.report.steps[0].href${at}: `)]),
  );
});

describe('any JSON at all', () => {
  it('is read or refused with places, never a crash or a changed prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const line of messages(value)) expect(line).toMatch(/^\$.*: found .*, expected /s);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
    );
    expect(
      messages(JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'))
        .length,
    ).toBeGreaterThan(0);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('canonical JSON', () => {
  it('says the same whatever the order of keys, and says everything', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        delete document.digest;
        delete document.__proto__;
        const turned = Object.fromEntries(Object.entries(document).reverse());
        expect(canonical(turned)).toBe(canonical(document));
        expect(JSON.parse(canonical(document))).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    ));
  it('is digested as SHA-256 in base64url', async () =>
    expect(await digest('abc')).toBe('sha-256:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'));
});

describe('what is generated', () => {
  it('describes partners and every call about them', () => {
    expect(JSON.stringify(schemas().partners)).toContain('Longitude first');
    const paths = Object.keys(openapi().paths as object);
    for (const call of [
      'partners',
      'partners/{id}',
      'admin/proposals',
      'admin/proposals/{id}',
      'admin/outbox',
      'admin/outbox/{id}/retry',
    ])
      expect(paths).toContain(`/api/${call}`);
  });
});

describe('the nearest name', () => {
  it('is found through one slip', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(), (word, at) => {
        const slipped = word.slice(0, at % word.length) + word.slice((at % word.length) + 1);
        expect(nearest(slipped, [word])).toBe(word);
      }),
    ));
  it('is not made up', () => expect(nearest('zzzz', ['text', 'date'])).toBeUndefined());
});

describe('what is published', () => {
  it('has a JSON Schema for every document, with words for editors', () => {
    const all = schemas();
    expect(Object.keys(all)).toEqual([
      'questionnaire',
      'interview',
      'partners',
      'events',
      'question',
      'submission',
      'results',
      'crossings',
      'receipt',
      'problem',
    ]);
    expect(JSON.stringify(all.questionnaire)).toContain('its answer is parked');
  });
  it('describes every call of an endpoint', () =>
    expect(Object.keys(openapi().paths as object)).toContain('/api/submissions'));
});
