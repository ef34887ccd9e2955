import { ifNoneMatch, json, path, problem, query, text } from './openapi-parts.ts';

const about = path(
  'about',
  "The definition's id; or an event's, for who organises: what was said of it afterwards, with the administrator's token",
);
const known = (schema: string, description: string) => ({
  200: json(schema, description),
  304: { description: 'The same as before' },
  401: problem('About an event, without the right token'),
  404: problem('Unknown'),
});

/** The calls of results: what all answers tell together, and what was written. */
export const resultsPaths = () => ({
  '/api/results/{about}': {
    parameters: [about],
    get: {
      summary: 'Aggregates of the last release; nothing tells of fewer than five',
      parameters: [ifNoneMatch],
      responses: known('Results', 'Results, with an ETag of the release and n'),
    },
  },
  '/api/results/{about}/by/{question}': {
    parameters: [about, path('question', "A question's id, or <question>/<row> of a matrix")],
    get: {
      summary: 'Cross-tables of a question with every other, of the same release; every cell holds five or more',
      parameters: [ifNoneMatch],
      responses: known('Crossings', 'Crossings, with an ETag of the release'),
    },
  },
  '/api/results/{about}/texts/{question}': {
    parameters: [about, path('question', 'The id of a text, or <question>_other of "other, which?"')],
    get: {
      summary: 'What was written in answer to a question, 200 at a time, in an order that says nothing',
      security: [{ admin: [] }],
      parameters: [query('after', { type: 'string' }, '`next` of the page before')],
      responses: {
        200: text('{ n, texts: […], next? }'),
        400: problem('after is none that was given'),
        401: problem('Wrong token'),
        404: problem('Unknown, not a text, one that tells who somebody is, or administration is off'),
      },
    },
  },
});
