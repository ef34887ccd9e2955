type Json = Record<string, unknown>;

/** What descriptions of calls (OpenAPI) are made of. */
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
/** A document of ours that a caller may have already. */
export const known = (description: string, type?: string) => ({
  200: text(description, type),
  304: { description: 'The same as before' },
  404: { description: 'Unknown' },
});
export const ifNoneMatch = { name: 'If-None-Match', in: 'header', schema: { type: 'string' } };
export const query = (name: string, schema: Json, description: string) => ({ name, in: 'query', schema, description });
export const geojson = 'application/geo+json';
export const json = (schema: string, description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});
export const text = (description: string, type = 'application/json') => ({
  description,
  content: { [type]: { schema: {} } },
});
export const path = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
export const later = { 'Retry-After': { schema: { type: 'string' }, description: 'Seconds or an HTTP date' } };

export const body = (properties: Json, required: readonly string[]) => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', required, properties } } },
});
