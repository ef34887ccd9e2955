import type { Provenance, RelationState } from '../../contract/partners.ts';
import { msg } from '../../locale/index.ts';

/** How far what links two entries has come. */
export const relationState = (state: RelationState): string =>
  ({
    possible: () => msg('possible', { id: 'm-r-possible' }),
    contact: () => msg('in contact', { id: 'm-r-contact' }),
    exchange: () => msg('exchange under way', { id: 'm-r-exchange' }),
    relation: () => msg('relation', { id: 'm-r-relation' }),
    agreement: () => msg('agreement', { id: 'm-r-agreement' }),
    'joint-proposal': () => msg('joint proposal', { id: 'm-r-proposal' }),
  })[state]();

/** How sure a statement is. */
export const basisName = (basis: NonNullable<Provenance['basis']>): string =>
  ({
    explicit: () => msg('stated', { id: 'm-b-explicit' }),
    implied: () => msg('implied', { id: 'm-b-implied' }),
    public: () => msg('public', { id: 'm-b-public' }),
    'common-knowledge': () => msg('common knowledge', { id: 'm-b-common' }),
  })[basis]();

export const directionName = (direction: 'in' | 'out' | 'both'): string =>
  ({
    in: () => msg('incoming', { id: 'm-d-in' }),
    out: () => msg('outgoing', { id: 'm-d-out' }),
    both: () => msg('both ways', { id: 'm-d-both' }),
  })[direction]();

/** What a field of an entry is called; `""` is all of it. */
export const fieldName = (field: string): string =>
  (
    ({
      '': () => msg('All of it', { id: 'm-p-all', desc: 'The whole entry' }),
      place: () => msg('Place', { id: 'm-p-place' }),
      kind: () => msg('Kind', { id: 'm-f-kind' }),
      sectors: () => msg('Sectors', { id: 'm-p-sectors' }),
      countries: () => msg('Works in', { id: 'm-p-countries' }),
      targets: () => msg('Wants to go to', { id: 'm-p-targets' }),
      languages: () => msg('Languages', { id: 'm-p-languages' }),
      competences: () => msg('Skills', { id: 'm-p-competences' }),
      services: () => msg('Services', { id: 'm-p-services' }),
      founded: () => msg('Founded', { id: 'm-p-founded' }),
      summary: () => msg('Description', { id: 'm-p-summary' }),
      name: () => msg('Name', { id: 'm-p-name' }),
    }) as Record<string, () => string>
  )[field]?.() ?? field;
