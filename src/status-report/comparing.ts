import type { Earlier } from '../element/events.ts';
import { dateFormat, msg, str } from '../locale/index.ts';

/** What a button says that sets earlier answers beside the picture; to be called while rendering, or inside `withLocale`. */
export function compareSaid(locale: string, { receivedAt }: Earlier): string {
  const at = Date.parse(receivedAt ?? '');
  if (!at) return msg('Compare with the earlier answers', { id: 's-compare' });
  const day = dateFormat(locale, { dateStyle: 'long' }).format(at);
  return msg(str`Compare with the earlier answers of ${day}`, { id: 's-compare-day', desc: 'A date' });
}
