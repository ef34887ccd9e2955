import type { Answer } from '../../src/form/index.ts';
import { logistic, type Answering, type Traits } from './organisation.ts';

const countries = {
  ...{
    FR: 14,
    DE: 9,
    ES: 9,
    CH: 8,
    BE: 6,
    GB: 6,
    PT: 4,
    AT: 4,
    SI: 4,
    AL: 4,
    NL: 3,
    PL: 3,
    RO: 3,
    HR: 3,
    GR: 2,
    SE: 2,
  },
  ...{ US: 2, CA: 2, BR: 1, AR: 1, MA: 1, TN: 1, JP: 1, KR: 1 },
};
const factors = {
  ...{ money: 9, time: 7, partner: 4, bureaucracy: 4, logistics: 4, followup: 4, skills: 3, language: 3 },
  ...{ policy: 3, force: 3, fit: 1 },
};
const sought = { outreach: 5, network: 4, call: 3, showcase: 3, market: 2, agent: 1, institution: 2, platform: 1 };
const unsought = { seen: 6, chance: 7, diaspora: 1 };

/** One experience: who has a method seeks it rather than meets it, and more of what was sought lasts. */
function lived(a: Answering, t: Traits, number: number): Record<string, Answer> {
  const { chance } = a;
  const intended = chance.happens(logistic(t.method));
  const lasts = 0.9 * t.method + (intended ? 0.4 : -0.4);
  const year = 2021 + Math.floor(chance.unit() * 5);
  return {
    title: `Esperienza esempio ${number}`,
    country: chance.pick(countries),
    when: chance.happens(0.4) ? `${year}-${String(1 + Math.floor(chance.unit() * 12)).padStart(2, '0')}` : `${year}`,
    channel: intended ? chance.pick(sought) : chance.pick(unsought),
    outcome: chance.pick({
      consolidated: 3 * Math.exp(lasts),
      oneoff: 4,
      partial: 2,
      failed: 1.5 * Math.exp(-lasts),
      stopped: 1.5,
      ongoing: 1,
    }),
    factors: chance.draw(factors, Math.floor(chance.unit() * 4)),
  };
}

/** What they did abroad, where, and with whom. */
export function abroad(a: Answering, t: Traits): Record<string, Answer> {
  const { chance } = a;
  const been = chance.happens(logistic(1.3 + 1.5 * t.experience));
  const done = Math.max(1, a.count(3.2, t.experience, 0.9));
  const presence = ['none', 'once', 'recurring', 'stable'] as const;
  const regions = {
    eu: 0.3,
    europe: -0.4,
    balkans: -0.9,
    namerica: -1.3,
    mena: -1.4,
    lamerica: -1.5,
    asia: -1.5,
    africa: -1.8,
  };
  return {
    ...(!been && { str_since: 'never' }),
    exp_any: been ? 'yes' : 'no',
    exp_count: done,
    exp_types: a.several(
      {
        touring: 1,
        hosting: -0.4,
        residency: -0.5,
        coproduction: -0.6,
        euproject: -1,
        training: -1.2,
        market: -1.4,
        studyvisit: -1.4,
        digital: -1.8,
      },
      0.7 * t.experience,
      'touring',
    ),
    exp_list: Array.from({ length: Math.min(5, done) }, (_, i) => lived(a, t, i + 1)),
    exp_active: a.count(1.6, t.experience),
    exp_lost: chance.draw(factors, 1 + Math.floor(chance.unit() * 3)),
    exp_debrief: a.step(['nothing', 'oral', 'notes', 'sheet', 'review'], t.method, -0.2),
    exp_chance: chance.happens(0.5) ? 'yes' : 'no',
    exp_chance_text: 'Testo d’esempio: che cosa rifaremmo.',
    exp_why_not: chance.draw(factors, 1 + Math.floor(chance.unit() * 3)),
    mkt_done: chance.draw(countries, 1 + a.count(1.5, t.experience, 0.6, 9)),
    mkt_target: chance.draw(countries, 1 + a.count(2, t.ambition, 0.4, 7)),
    mkt_how: a.several(
      { contacts: 0.6, fit: -0.2, invite: 0.2, language: -0.8, funds: -0.6, data: -1.6 },
      0.8 * t.method,
      'none',
    ),
    mkt_regions: a.rows(Object.keys(regions) as (keyof typeof regions)[], (row) =>
      a.step(presence, t.experience, regions[row]),
    ),
    mkt_share: a.percent(7, t.experience),
    mkt_rules: a.rows(['visa', 'social', 'tax', 'copyright', 'customs'], () =>
      a.step(['0', '1', '2', '3'], t.experience, -0.2),
    ),
    net_member: a.several(
      { ietm: -1.6, circostrada: -2.6, edn: -2.6, efa: -2.8, assitej: -2.2, unima: -2.8, otm: -3.2 },
      t.experience,
      'none',
    ),
    net_role: a.step(['paid', 'meetings', 'active'], t.ambition),
    net_agreements: a.count(0.9, t.experience),
    net_projects: a.several({ partner: -0.7, associate: -1, supplier: -1.2, leader: -1.8 }, t.experience, 'never'),
    net_institutions: a.step(['none', 'contact', 'occasional', 'stable'], t.experience, -0.1),
    net_meetings: a.step(['never', 'year', 'more'], t.ambition),
  };
}
