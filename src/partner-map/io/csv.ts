import { csvRecord, type Cell } from '../../contract/csv.ts';
import type { Opportunity, Partner, Term } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import type { Field } from '../../form/import/index.ts';
import { choose, numberFormat } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import { degrees } from './cut.ts';

interface Context {
  readonly n: number;
  readonly partner: Partner;
  /** a text in the language of the export */
  said(text: Text | undefined): string;
  term(terms: ReadonlyMap<string, Term>, id: string): string;
  readonly model: Model;
}

const joined = (list: readonly (string | undefined)[] | undefined): string => (list ?? []).filter(Boolean).join('; ');
const titles = ({ partner, said }: Context, side: Opportunity['side']): string =>
  joined(partner.opportunities?.filter((each) => each.side === side).map(({ title }) => said(title)));

/**
 * The columns: their names are those of the fields that an import knows (form/import/fields.ts), so that the file can be
 * taken up again as it is, in any language.
 */
const columns: Readonly<Record<Exclude<Field, 'coordinates' | 'private'>, (c: Context) => Cell>> = {
  id: ({ model, n }) => model.ids[n]!,
  name: ({ partner, said }) => said(partner.name),
  kind: ({ partner, term, model }) => term(model.kinds, partner.kind),
  address: ({ partner }) => partner.place?.address ?? '',
  city: ({ partner, said }) => said(partner.place?.city),
  region: ({ partner, said }) => said(partner.place?.region),
  country: ({ partner }) => partner.place?.country ?? '',
  lat: ({ model, n }) => degrees(model, n)?.[1] ?? null,
  lon: ({ model, n }) => degrees(model, n)?.[0] ?? null,
  sectors: ({ partner, term, model }) => joined(partner.sectors?.map((id) => term(model.sectors, id))),
  languages: ({ partner }) => joined(partner.languages),
  competences: ({ partner, said }) => joined(partner.competences?.map(said)),
  services: ({ partner, said }) => joined(partner.services?.map(said)),
  offers: (c) => titles(c, 'offer'),
  needs: (c) => titles(c, 'need'),
  memberOf: ({ model, n, said }) =>
    joined(
      model
        .links(n)
        .filter(({ out, type, entry }) => out && type.network && entry !== undefined)
        .map(({ entry }) => said(model.partner(entry!).name)),
    ),
  url: ({ partner }) => partner.url ?? '',
  profiles: ({ partner }) => joined(partner.profiles),
  summary: ({ partner, said }) => said(partner.summary),
  scope: ({ partner, said }) => said(partner.scope),
  state: ({ partner }) => partner.state ?? '',
  founded: ({ partner }) => partner.founded ?? '',
  purposes: ({ partner }) => joined(partner.purposes),
  countries: ({ partner }) => joined(partner.countries),
  targets: ({ partner }) => joined(partner.targets),
  aliases: ({ partner }) => joined(partner.aliases),
  source: ({ partner }) => partner.provenance?.['']?.source ?? '',
  checked: ({ partner }) => partner.checked ?? '',
};

/** The mark by which spreadsheets know UTF-8. */
const MARK = '\ufeff';

/**
 * Entries as CSV, one row each under one row of codes, texts in a language, lists joined by `; `. Where the language
 * writes decimals with a comma, so do the cells, and `;` parts them: what its spreadsheets open without asking.
 * @param more columns of the caller's own, after the others: name → what an entry has there
 */
export function toCsv(
  model: Model,
  numbers: readonly number[],
  locale: string,
  more: Readonly<Record<string, (n: number) => Cell>> = {},
): string {
  const comma = numberFormat(locale).format(0.5).includes(',');
  const record = (cells: readonly Cell[]): string => (comma ? csvRecord(cells, ';', ',') : csvRecord(cells));
  const said = (text: Text | undefined): string => (text ? choose(text, locale, model.locales).text : '');
  const term = (terms: ReadonlyMap<string, Term>, id: string): string => said(terms.get(id)?.label) || id;
  return (
    MARK +
    record([...Object.keys(columns), ...Object.keys(more)]) +
    numbers
      .map((n) => {
        const context: Context = { n, model, partner: model.partner(n), said, term };
        return record([
          ...Object.values(columns).map((cell) => cell(context)),
          ...Object.values(more).map((cell) => cell(n)),
        ]);
      })
      .join('')
  );
}
