import { loadLocale } from '../locale/index.ts';
import type { Sitting } from './sitting.ts';

type Later = typeof import('./later/later.ts');
let there: Later | undefined;

/** Fetches what few respondents come to, with its words. Rejects where it cannot be had; the next call tries again. */
export const loadLater = async ({ locale }: Pick<Sitting, 'locale'>): Promise<Later> => {
  const part = await import('./later/later.ts');
  await loadLocale(locale);
  return (there = part);
};

/** That, where it is there. @param wanted fetches it, and then has `s` drawn again */
export function later(s: Pick<Sitting, 'locale' | 'host'>, wanted?: unknown): Later | undefined {
  if (wanted && !there)
    loadLater(s).then(
      () => s.host.requestUpdate(),
      () => {},
    );
  return there;
}
