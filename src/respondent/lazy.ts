import { loadLocale } from '../locale/index.ts';
import type { Sitting } from './sitting.ts';

type Later = typeof import('./later/later.ts');
let there: Later | undefined;

/**
 * What few respondents come to. @param wanted fetches it; what cannot be had is tried again when `s` is drawn again
 * @returns undefined until it is there
 */
export function later(s: Pick<Sitting, 'locale' | 'host'>, wanted?: unknown): Later | undefined {
  if (wanted && !there)
    import('./later/later.ts')
      .then(async (part) => {
        await loadLocale(s.locale);
        there = part;
        s.host.requestUpdate();
      })
      .catch(() => {});
  return there;
}
