/** What RJSF and JSON Forms both take: the answer to a question as JSON Schema. */
export function schemaOf({ title, type, options }) {
  if (type === 'number') return { type, title };
  if (type === 'checkbox') return { type: 'array', uniqueItems: true, title, items: { type: 'string', enum: options } };
  return { type: 'string', title, ...(options && { enum: options }) };
}

/** A schema that holds when a condition does. */
export const conditionOf = ({ is }) => (is ? { const: is } : { type: 'string', minLength: 1 });
