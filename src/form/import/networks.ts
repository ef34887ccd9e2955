import { fold } from '../../contract/fold.ts';
import type { Partner, Partners, Relation, RelationType } from '../../contract/partners.ts';
import type { Report } from './report.ts';
import { SLICE, type Progress } from './table.ts';
import { parseUrl } from './values.ts';
import { network, slug, type Ids, type Vocabulary } from './vocabulary.ts';

interface Entry {
  readonly id: string;
  readonly line: number;
  readonly geometry: Partners['features'][number]['geometry'];
  readonly partner: Partner;
  readonly memberOf: readonly string[];
}

const memberOf: RelationType = {
  id: 'member-of',
  label: { it: 'membro di', en: 'member of', sq: 'anëtar i' },
  inverse: { it: 'ha fra i membri', en: 'has as a member', sq: 'ka si anëtar' },
  network: true,
};

/** How an address is compared: without its scheme, `www.` and a last slash. */
const bare = (url: string): string => url.replace(/^https?:\/\/(www\.)?|\/$/g, '').toLowerCase();

/**
 * What entries say they are a member of, as relations: to the entry of that name, alias, id or address; where there is
 * none, to a network made for it, and told.
 */
export function* networks(
  entries: readonly Entry[],
  ids: Ids,
  kinds: Vocabulary,
  report: Report,
): Generator<
  Progress,
  { readonly entries: Entry[]; readonly relations: Relation[]; readonly relationTypes: RelationType[] }
> {
  const relations: Relation[] = [];
  const made: Entry[] = [];
  if (!entries.some((entry) => entry.memberOf.length)) return { entries: made, relations, relationTypes: [] };
  const byWord = new Map<string, string>();
  const learn = (word: string, id: string) => void (byWord.has(word) || byWord.set(word, id));
  let n = 0;
  const total = entries.length;
  for (const { id, partner } of entries) {
    if (n++ % SLICE === 0) yield { done: total, total, rows: total };
    for (const name of texts(partner.name)) learn(fold(name), id);
  }
  for (const { id, partner } of entries) {
    if (n++ % SLICE === 0) yield { done: total, total, rows: total };
    for (const alias of [...(partner.aliases ?? []), id]) learn(fold(alias), id);
    if (partner.url) learn(bare(partner.url), id);
  }
  const linked = new Set<string>();
  for (const { id, line, memberOf: all } of entries) {
    if (n++ % SLICE === 0) yield { done: total, total, rows: total };
    for (const said of all) {
      let to = byWord.get(fold(said));
      const url = to ? undefined : parseUrl(said);
      to ??= url && byWord.get(bare(url));
      if (!to) {
        to = ids.own(slug(url ? bare(said) : said) || `network-${line}`);
        const partner: Partner = {
          name: said,
          kind: kinds.term(network),
          ...(url && /^https?:/.test(said) && { url }),
        };
        made.push({ id: to, line, geometry: null, partner, memberOf: [] });
        learn(fold(said), to);
        report.remarks.push({ line, code: 'network', value: said.slice(0, 120) });
      }
      if (to === id || linked.has(`${id}\0${to}`)) continue;
      linked.add(`${id}\0${to}`);
      relations.push({ from: id, to, type: memberOf.id });
    }
  }
  return { entries: made, relations, relationTypes: relations.length ? [memberOf] : [] };
}

const texts = (text: Partner['name']): string[] => (typeof text === 'string' ? [text] : Object.values(text));
