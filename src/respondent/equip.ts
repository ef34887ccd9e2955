import type { Model } from '../form/index.ts';
import type { FileBox } from './equipment.ts';

/**
 * Fetches what few documents ask for: patterns, which are left to the receiver where they cannot be had, and the box of
 * files, without which a document that asks for one cannot begin.
 * @returns the box, for a sitting of its own; undefined when nothing is asked for
 */
export async function equip(...models: Model[]): Promise<FileBox | undefined> {
  const asked = models.flatMap(({ nodes }) => [...nodes.values()].map(({ question }) => question));
  const files = asked.some(({ type }) => type === 'file');
  if (!files && !asked.some((q) => 'pattern' in q)) return undefined;
  try {
    const { addPatterns, FileBox } = await import('./equipment.ts');
    models.forEach(addPatterns);
    return new FileBox();
  } catch (cause) {
    if (files) throw cause;
  }
}
