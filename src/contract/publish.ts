import * as z from 'zod/mini';
import { Events } from './events.ts';
import { Interview } from './interview.ts';
import { calendarPaths } from './openapi-calendar.ts';
import { geojson, ifNoneMatch, json, known, later, path, problem, query, text } from './openapi-parts.ts';
import { resultsPaths } from './openapi-results.ts';
import { Partners } from './partners.ts';
import { Question, Questionnaire } from './questionnaire.ts';
import { Crossings, Results } from './results.ts';
import { Availability, kinds, ProblemDocument, Receipt, Submission } from './submission.ts';

/**
 * What is generated from the schemas for others to use: JSON Schemas (editor completion, other languages) and the
 * OpenAPI description of an endpoint. Runs at build time only.
 */
type Json = Record<string, unknown>;

const base = 'https://varco.example/schemas/';

/** What editors show beside a property. Kept here, where no browser loads it. */
const words: Record<string, string> = {
  id: 'Names it in answers, rules and results; never change it once answers exist.',
  version: 'Raise it with every published change; submissions name the version they answered.',
  locales: 'Languages of the texts, the first one being the one to fall back to.',
  label: 'The question, as text or as one text a language.',
  help: 'Shown under the label. Bold, italic, links and lists in Markdown.',
  required: 'Must be answered before sending.',
  requiredIf: 'A condition under which it must be answered.',
  showIf: "A condition under which it is asked, e.g. ${exports} === 'yes'. Otherwise its answer is parked.",
  check: 'Conditions that the answer must meet, each with the sentence said when it does not.',
  calculate: 'The formula of its value.',
  sensitive: 'Never kept in a draft on the device.',
  data: 'What kind of data it gives, for reports and codebooks.',
  facet: 'Results can be grouped by it; for numbers, the bounds of the classes.',
  carryTo: 'Where a later step of the programme takes the answer up.',
  options: 'The choices, in order.',
  optionSet: 'The name of a list of choices in optionSets.',
  other: 'Adds "other", with a text of its own.',
  exclusive: 'Choosing it clears the other choices.',
  score: 'What choosing it is worth, 0–100.',
  itemTitle: 'Names an item in lists, with its answers: "${title} (${country})".',
  pattern: 'A regular expression for the whole answer, without lookaround and back references.',
  precision: 'How exactly a date may be given (EDTF): year, month, day.',
  interval: 'Also takes a period.',
  autocomplete: 'An autofill token of HTML, e.g. "organization".',
  onePer: 'Questions whose answers together name the respondent: one submission each counts, the latest.',
  closes: 'After this instant no answers are taken (RFC 3339, with offset).',
  opens: 'Before this instant no answers are taken (RFC 3339, with offset).',
  privacy: 'Who controls the data, the notice, and after how many days answers are purged.',
  forms: 'Shorter forms of the same questionnaire, shown by the attribute form.',
  gates: 'Conditions that settle a dimension whatever else was answered.',
  phases: 'What is asked and said, phase after phase; the loop, the ladder and the others at most once each.',
  pause: 'Here one may stop and resume another day.',
  prompts: 'Said or read aloud, in this order.',
  facilitator: 'A note for who leads the conversation.',
  steps: 'The steps through which each experience is retraced.',
  explore: 'How many experiences are retraced.',
  success: 'Values of the question "outcome" that count as having worked.',
  failure: 'Values of the question "outcome" that count as not having worked.',
  ours: 'Values of a factor\'s "control" that mean: it was up to us.',
  prefill: 'Answers taken over from a questionnaire of the same organisation, which are then not asked twice.',
  rungs: 'The highest first, each with the tests it takes; the last one has no condition.',
  kinds: 'What entries may be: a company, a network, a project …',
  features: 'The entries: GeoJSON features, with a point or with geometry null.',
  coordinates: 'Longitude first, then latitude (RFC 7946), in degrees.',
  relationTypes: 'How two entries may be linked, in words from either side.',
  relations: 'Links between entries, or from an entry to a programme.',
  presence: 'Who sits in which structure; null is unknown, and shown as unknown.',
  offices: 'Who takes requests for help: the first whose countries and sectors fit, else the last one without any.',
  contact: 'Messages are passed on by the endpoint; the address stands in its contacts.json and nowhere else.',
  checked: 'The day on which somebody last looked whether it is so.',
  provenance: 'Where it comes from and how sure it is: by field, or "" for the whole entry.',
  timeZone: 'A zone of the IANA database, e.g. Europe/Rome; of an event, when it is not the one of the document.',
  when: 'EDTF, as exact as it is known: 2021, 2021-21 (spring), 2021-03, 2021-03-05, 2019-05/2019-10, {2018-06-04,2018-06-12}.',
  indicative: 'The date is only about this time.',
  history: 'What was and why it changed, the oldest first; what it is now stands in the event itself.',
  capacity: 'Seats. Only the endpoint knows how many are left.',
  example: 'The number of seats was made up.',
  tables: 'Networking tables, each with its seats; of a registration, how many one may rank.',
  href: 'A web address or a path on the site of the page, or one a language.',
  stages: 'Steps of a circuit, each an event or what is to become one.',
  support: 'Help given to those who take part, never to who organises.',
  holdMinutes: 'How long a seat is held while the form is filled in.',
  offerHours: 'How long who is offered a seat from the waiting list has to take it.',
  minAnsweredShare: 'With less of its weight answered, a dimension is "insufficient data".',
};

function annotate(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(annotate);
  if (schema === null || typeof schema !== 'object') return schema;
  const result: Json = {};
  for (const [key, value] of Object.entries(schema)) result[key] = annotate(value);
  const properties = result.properties as Record<string, Json> | undefined;
  for (const [name, property] of Object.entries(properties ?? {})) {
    if (words[name] && !property.description) properties![name] = { ...property, description: words[name] };
  }
  return result;
}

function schemaOf(schema: z.ZodMiniType, name: string, title: string): Json {
  const generated = annotate(z.toJSONSchema(schema, { reused: 'ref', unrepresentable: 'any' })) as Json;
  return { ...generated, $id: `${base}${name}.json`, title };
}

/** JSON Schemas (draft 2020-12) by file name without ending. */
export const schemas = (): Record<string, Json> => ({
  questionnaire: schemaOf(Questionnaire, 'questionnaire', 'A Varco questionnaire'),
  interview: schemaOf(Interview, 'interview', 'A Varco interview'),
  partners: schemaOf(Partners, 'partners', 'A Varco document of partners'),
  events: schemaOf(Events, 'events', 'A Varco document of events'),
  question: schemaOf(Question, 'question', 'A question of a Varco questionnaire'),
  submission: schemaOf(Submission, 'submission', 'A submission, as widgets send it'),
  results: schemaOf(Results, 'results', 'What all answered together'),
  crossings: schemaOf(Crossings, 'crossings', 'What all answered together, by one question'),
  receipt: schemaOf(Receipt, 'receipt', 'A receipt, as endpoints answer'),
  problem: schemaOf(ProblemDocument, 'problem', 'A refusal (RFC 9457)'),
});

const decision = {
  type: 'object',
  required: ['action'],
  properties: {
    action: { enum: ['accept', 'reject'] },
    fields: { type: 'array', items: { type: 'string' }, description: 'Those that are accepted; without it, all' },
    note: { type: 'string', maxLength: 2000, description: "Told to who shows the receipt's code" },
    base: {
      type: 'string',
      description: 'The version of the entry that was looked at (`current`), when it has changed since',
    },
  },
};

/** The OpenAPI 3.1 description of the reference receiver; any endpoint that answers the first call will do. */
export function openapi(): Json {
  const component = (schema: z.ZodMiniType) => annotate(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  const own = [{ receipt: [] }];
  const admin = [{ admin: [] }];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Varco endpoint',
      version: '1',
      description: `Takes submissions (${kinds.join(', ')}) from Varco widgets. Every retry of a submission has the same id and bytes.`,
    },
    paths: {
      '/api/submissions': {
        post: {
          summary: 'Deliver a submission',
          description:
            'Of a questionnaire that takes one answer a respondent, with `Authorization: Receipt` and the code of the earlier one it takes the place of that.',
          security: [{}, ...own],
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: "The submission's id",
              schema: { type: 'string' },
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Submission' } },
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  properties: { submission: { $ref: '#/components/schemas/Submission' } },
                  additionalProperties: { type: 'string', format: 'binary' },
                },
              },
            },
          },
          responses: {
            200: json('Receipt', 'Received before: the same receipt'),
            201: json('Receipt', 'Received'),
            400: problem('Malformed'),
            403: problem('A code that is not of the earlier answers of this respondent'),
            409: problem(
              'In flight, changed definition; one answer a respondent (already-answered), a code of answers that were replaced before (replaced, with replacedAt); full (with alternatives), or at the same time',
            ),
            410: problem('Closed, cancelled or erased'),
            413: problem('Too large'),
            415: problem('Not a type that is taken'),
            422: problem('Answers that are wrong, or the same id with other content'),
            429: { ...problem('Too many'), headers: later },
            503: { ...problem('Not now'), headers: later },
          },
        },
      },
      '/api/submissions/{id}': {
        parameters: [path('id', "The submission's id")],
        get: {
          summary: "The respondent's own copy",
          security: own,
          responses: {
            200: json(
              'Submission',
              'What was sent; when later answers took its place (replacedAt); of a message, a proposal or a registration how it stands too',
            ),
            401: problem('Wrong code'),
            410: problem('Erased'),
          },
        },
        delete: {
          summary: 'Erase it everywhere, with the answers that it took the place of',
          security: own,
          responses: { 204: { description: 'Erased' }, 401: problem('Wrong code') },
        },
      },
      '/api/drafts/{id}': {
        parameters: [path('id', "The draft's id")],
        get: {
          summary: 'A draft, to resume elsewhere',
          security: [{ draft: [] }],
          responses: { 200: text('The draft'), 404: problem('None, or expired') },
        },
        put: {
          summary: 'Keep a draft',
          security: [{ draft: [] }],
          responses: { 204: { description: 'Kept' }, 413: problem('Too large') },
        },
      },
      ...resultsPaths(),
      '/api/definitions/{id}': {
        parameters: [path('id', "The definition's id")],
        get: {
          summary: 'A published definition, with its digest',
          responses: { 200: text('The definition'), 404: problem('Unknown') },
        },
      },
      '/api/practices': {
        get: {
          summary: 'Practices that interviews agreed to share; named only where that was said',
          parameters: [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
          responses: { 200: text('{ practices: […] }, with an ETag'), 304: { description: 'The same as before' } },
        },
      },
      '/api/events/{id}/participants': {
        parameters: [path('id', "The event's id")],
        get: {
          summary: 'Those of a two-sided day who agreed to be listed, to choose from',
          responses: {
            200: text('{ participants: [{ id, side, organisation, summary }] }'),
            404: problem('Unknown, or not a two-sided day'),
          },
        },
      },
      '/api/agenda/{submission}': {
        parameters: [
          path('submission', "The registration's id"),
          query('event', { type: 'string' }, 'Which event of a circuit'),
        ],
        get: {
          summary: "A participant's own agenda of a two-sided day, and why there are not more meetings",
          security: own,
          parameters: [query('format', { enum: ['ics'] }, 'For calendar programs')],
          responses: {
            200: text(
              '{ event, participant, state, wishes, meetings: [{ slot, table, startsAt, lasts, with }], reasons }',
            ),
            404: problem('No registration for a two-sided day'),
          },
        },
        put: {
          summary:
            'Whom they would like to meet, best first, and when they cannot: { preferences: [{ id, interest }], unavailable }',
          security: own,
          responses: { 200: text('The agenda'), 410: problem('Wishes are no longer taken'), 422: problem('Too many') },
        },
      },
      '/api/admin/events/{id}/matching': {
        parameters: [path('id', "The event's id")],
        get: {
          summary: 'A two-sided day as it was put together: what is published, else the draft',
          security: admin,
          parameters: [query('state', { enum: ['draft', 'published'] }, 'Only that')],
          responses: {
            200: text('{ state, stable, absent, participants, meetings: [{ a, b, slot, table, tier }], reasons }'),
            404: problem('Not put together yet'),
          },
        },
        post: {
          summary: 'Put it together as a draft, in the place of an earlier one',
          security: admin,
          responses: { 201: text('The draft') },
        },
      },
      '/api/admin/events/{id}/matching/publish': {
        parameters: [path('id', "The event's id")],
        post: {
          summary: "Make the draft everybody's agenda",
          security: admin,
          responses: { 200: text('The day'), 404: problem('There is no draft') },
        },
      },
      '/api/admin/events/{id}/matching/release': {
        parameters: [path('id', "The event's id")],
        post: {
          summary: 'Free the slots of who does not come, { participant }, for those who wanted them; nobody is moved',
          security: admin,
          responses: { 200: text('The day'), 422: problem('Nobody of that id takes part') },
        },
      },
      '/api/partners': {
        get: {
          summary: 'The first published document of partners, with accepted proposals and its digest',
          parameters: [ifNoneMatch],
          responses: known('GeoJSON (partners.json), with an ETag; without any e-mail address', geojson),
        },
      },
      '/api/partners/{id}': {
        parameters: [path('id', "The document's id")],
        get: {
          summary: 'A published document of partners',
          parameters: [ifNoneMatch],
          responses: known('GeoJSON (partners.json), with an ETag; without any e-mail address', geojson),
        },
      },
      ...calendarPaths(),
      '/api/admin/proposals': {
        get: {
          summary: 'Proposals, each with what it changes',
          security: admin,
          parameters: [query('state', { enum: ['pending', 'accepted', 'rejected'] }, 'Only those')],
          responses: {
            200: text(
              '{ proposals: [{ id, document, entry, state, base, changed, fields: [{ field, from, to, now }], … }] }',
            ),
          },
        },
      },
      '/api/admin/proposals/{id}': {
        parameters: [path('id', 'Its id, which is that of the submission')],
        post: {
          summary: 'Accept it (all of it, or some fields) or reject it',
          security: admin,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: decision } },
          },
          responses: {
            200: text('The proposal as it is then; the same decision again changes nothing'),
            404: problem('Unknown'),
            409: problem('Decided otherwise already, or the entry has changed since: { base, current }'),
            422: problem('Fields that it does not change, or without which there is no entry'),
          },
        },
      },
      '/api/admin/outbox': {
        get: {
          summary: 'Messages that are passed on, without their words unless body=1',
          security: admin,
          parameters: [
            query('state', { enum: ['queued', 'sent', 'failed'] }, 'Only those'),
            query('body', { enum: ['1'] }, 'With the words'),
          ],
          responses: { 200: text('{ outbox: [{ id, kind, recipient, state, tries, error, … }] }') },
        },
      },
      '/api/admin/outbox/{id}/retry': {
        parameters: [path('id', "The submission's id")],
        post: {
          summary: 'Send it now, also one that was given up',
          security: admin,
          responses: { 202: text('{ id, state }'), 404: problem('Unknown'), 409: problem('Sent already') },
        },
      },
      '/api/admin/submissions': {
        get: {
          summary: 'Export',
          security: admin,
          parameters: [{ name: 'format', in: 'query', schema: { enum: ['json', 'ndjson', 'csv', 'xlsx'] } }],
          responses: { 200: text('Submissions'), 401: problem('Wrong token'), 404: problem('Administration is off') },
        },
      },
      '/api/health': { get: { summary: 'Is it up, which version, which store', responses: { 200: text('Health') } } },
    },
    components: {
      schemas: {
        Submission: component(Submission),
        Receipt: component(Receipt),
        Availability: component(Availability),
        Results: component(Results),
        Crossings: component(Crossings),
        Problem: component(ProblemDocument),
      },
      securitySchemes: {
        receipt: { type: 'http', scheme: 'Receipt', description: "The receipt's code" },
        draft: { type: 'http', scheme: 'Draft', description: "The draft's secret" },
        admin: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
