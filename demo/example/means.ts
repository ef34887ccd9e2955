import type { Answer } from '../../src/form/index.ts';
import type { Answering, Traits } from './organisation.ts';

const skill = ['0', '1', '2', '3'] as const;
const topics = { euplanning: 9, selling: 7, strategy: 6, comms: 4, admin: 4, digital: 3, green: 3 };
const barriers = {
  ...{ money: 1.2, time: 0.9, bureaucracy: 0.4, logistics: 0.3, policy: 0.4, skills: 0, language: -0.3 },
  ...{ partner: -0.2, followup: -0.3, force: -0.6, fit: -0.9 },
};

/** What they can do, offer and spend, and what they lack: the less there is of a thing, the more it is asked for. */
export function means(a: Answering, t: Traits, number: number): Record<string, Answer> {
  const { chance } = a;
  const bids = a.count(1.3, 0.6 * t.experience + 0.5 * t.ambition);
  const contactable = chance.happens(0.65);
  const tools = {
    ...{ mobility: 8, showcase: 6, matchmaking: 6, desk: 4, translation: 4, admin: 4, network: 4, data: 2 },
    training: 7 * Math.exp(-0.6 * t.experience),
    tutoring: 6 * Math.exp(-0.5 * t.method),
  };
  return {
    ski_person: a.step(['no', 'occasional', 'part', 'full'], 0.6 * t.size + 0.5 * t.ambition, -0.3),
    ski_lang: a.rows(['en', 'fr', 'de', 'es', 'sq', 'other'], (row) =>
      a.step(['none', 'A', 'B', 'C'], 0.6 * t.experience, { en: 1, fr: 0, es: -0.3, de: -1, sq: -2, other: -1.5 }[row]),
    ),
    ski_areas: a.rows(
      ['euplanning', 'selling', 'contracts', 'logistics', 'admin', 'comms', 'partners', 'mediation'],
      () => a.step(skill, 0.5 * t.experience + 0.5 * t.size, 0),
    ),
    ski_external: chance.pick({ no: 5, sometimes: 5, outsourced: 1, coached: 1 }),
    ski_training: a.several(
      { course: -0.6, network: -1, self: -0.2, tutoring: -1.6, studyvisit: -1.5 },
      t.ambition,
      'none',
    ),
    ski_memory: a.scale(t.method),
    off_ready: a.count(1.6, 0.6 * t.experience + 0.4 * t.ambition, 0.7, 30),
    off_adapt: a.rows(['language', 'subtitles', 'light', 'spaces', 'participation', 'digital'], () =>
      a.step(['no', 'partly', 'yes'], t.ambition, 0.1),
    ),
    off_materials: a.several(
      { site: 0.4, dossier: 0.6, trailer: 0.3, tech: 0, fullvideo: -0.2, press: -1, budget: -1 },
      t.experience,
      'none',
    ),
    off_update: a.step(['gt2y', '1-2y', 'lt1y'], t.ambition, 0.2),
    off_channels: a.several(
      {
        chance: 0.2,
        seen: 0,
        outreach: 0,
        showcase: -0.8,
        network: -0.8,
        call: -0.9,
        market: -1.4,
        institution: -1.2,
        agent: -2,
        platform: -1.6,
      },
      0.5 * t.method,
      'chance',
    ),
    off_url: 'https://organizzazione.example/',
    off_values: a.rows(['green', 'inclusion', 'fair'], (row) =>
      a.scale(0.5 * t.ambition, row === 'inclusion' ? 3.6 : 3),
    ),
    res_spend: 100 * a.count(80, 0.8 * t.size + 0.5 * t.experience, 1, 9000),
    res_income: a.percent(5, t.experience),
    res_mix: shares(a, { own: 4, public: 3, fees: 3, coproduction: 2, foundations: 2, eu: 1 }),
    res_bids: bids,
    res_won: Math.min(bids, Math.round(bids * chance.unit() * 0.6)),
    res_result: a.step(['loss', 'own', 'grant', 'profit'], 0.6 * t.method + 0.3 * t.size),
    res_cash: a.scale(t.size, 2.6),
    need_barriers: a.rows(Object.keys(barriers) as (keyof typeof barriers)[], (row) =>
      a.scale(barriers[row] - 0.4 * t.experience, 3),
    ),
    need_tools: chance.draw(tools, 3),
    need_training: chance.draw(topics, 1 + Math.floor(chance.unit() * 3)),
    need_policy: 'Testo d’esempio: che cosa dovrebbero fare gli enti.',
    need_share: 'Testo d’esempio: una buona pratica.',
    need_interview: contactable ? 'yes' : 'no',
    need_contact: `esempio${number}@organizzazione.example`,
    need_lang: chance.pick({ it: 12, en: 2, sq: 1 }),
    pub_map: chance.pick({ nothing: 4, name: 4, card: 5 }),
    pub_consent: true,
  };
}

/** A hundred points over rows, in fives. */
function shares(a: Answering, weights: Record<string, number>): Record<string, number> {
  const points: Record<string, number> = Object.fromEntries(Object.keys(weights).map((row) => [row, 0]));
  for (let i = 0; i < 20; i++) points[a.chance.pick(weights)]! += 5;
  return points;
}
