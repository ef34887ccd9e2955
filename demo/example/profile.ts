import type { Answer } from '../../src/form/index.ts';
import type { Answering, Traits } from './organisation.ts';

/** Shares as unequal as in a region with one large city: some provinces and forms stay under five. */
const provinces = {
  ...{ MI: 42, BS: 13, BG: 11, MB: 7, VA: 6, CO: 5, PV: 5, MN: 4, CR: 4 },
  ...{ LC: 2, LO: 1, SO: 1, out: 1 },
};
const forms = {
  ...{ association: 44, cooperative: 15, company: 11, foundation: 9, social_coop: 8, social_enterprise: 5 },
  ...{ public: 4, sole: 3, informal: 2 },
};
const sectors = { theatre: 40, music: 19, dance: 14, young: 10, circus: 7, street: 5, figure: 4, multi: 4 };
const incomes = ['lt50', '50-150', '150-500', '500-1000', '1000-5000', 'gt5000'] as const;

/** Who they are and why they go abroad. @param number of the organisation, its only name */
export function profile(a: Answering, t: Traits, number: number): Record<string, Answer> {
  const { chance } = a;
  const city = chance.pick(provinces);
  const sector = chance.draw(sectors, chance.happens(0.25) ? 2 : 1);
  return {
    org_name: `Organizzazione esempio ${number}`,
    org_form: t.size > 1.4 && chance.happens(0.5) ? 'foundation' : chance.pick(forms),
    org_year: Math.min(2024, Math.max(1950, Math.round(2021 - 14 * Math.exp(0.5 * t.size + chance.normal(0, 0.5))))),
    org_city: `Comune esempio ${1 + Math.floor(chance.unit() * 40)}`,
    org_province: city,
    org_sector: sector,
    org_role: a.several(
      { production: 1.8, training: 0, presenting: -1, festival: -1.2, residency: -1.5, network: -3, agency: -3 },
      0.5 * t.size,
      'production',
    ),
    org_fte: Math.round(10 * Math.exp(1.2 + 0.9 * t.size + chance.normal(0, 0.3))) / 10,
    org_income: chance.happens(0.04) ? 'na' : a.step(incomes, t.size, -0.2),
    org_funding: a.several({ municipality: 0, region: -0.5, foundation: -0.3, state: -1, eu: -2 }, t.size, 'none'),
    str_since: a.step(['lt1', '1-3', '4-10', 'gt10'], t.experience, 0.2),
    str_why: chance.draw(
      {
        artistic: 6,
        coproduction: 5,
        market: 4,
        reputation: 3,
        eufunds: 3,
        dialogue: 3,
        skills: 2,
        income: 2,
        invited: 2,
      },
      3,
    ),
    str_plan: a.step(['no', 'talk', 'doc', 'doc_kpi'], t.ambition, -0.3),
    str_owner: a.step(['nobody', 'artistic', 'joint', 'board'], t.ambition, 0.1),
    str_horizon: a.step(['none', 'lt6m', '6-12m', '1-2y', 'gt2y'], 0.6 * t.ambition + 0.4 * t.size),
    str_time: a.percent(6, t.ambition),
    str_vision: 'Testo d’esempio: dove vorremmo essere.',
  };
}
