import type { TemplateResult } from 'lit';

/** The markup that a template would make, values escaped: reads templates of `markdown` without a page. */
export function markup(part: unknown): string {
  if (Array.isArray(part)) return part.map(markup).join('');
  if (typeof part === 'string') return part.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (typeof part === 'symbol' || part == null) return '';
  const { strings, values } = part as TemplateResult;
  return strings.reduce((all, text, i) => {
    // as lit does, an unquoted attribute's value is quoted, and left out when it is nothing
    const attribute = /\s[a-z]+=$/.exec(all);
    const value = values[i - 1];
    if (!attribute) return all + markup(value) + text;
    if (typeof value === 'symbol') return all.slice(0, attribute.index) + text;
    return `${all}"${markup(value)}"${text}`;
  });
}
