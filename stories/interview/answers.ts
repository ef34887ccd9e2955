import type { Answers } from '../../src/form/index.ts';
import fixture from '../../tests/interview/fixtures/worked.json';

const { evidence, ...told } = fixture.answers;
/** What the association's own documents tell: six experiences, four practices; in a led interview, with its evidence. */
export const worked = { ...told, evidence };

/** The same with what the documents leave open filled in, so that it can be sent. */
export const complete: Answers = {
  ...(worked as unknown as Answers),
  participants_roles: ['artistic', 'management'],
  consent: true,
  abroad_means: 'Lavorare con chi ha problemi simili ai nostri, in un’altra lingua.',
  experiences: worked.experiences.map((e) => ({
    where_country: 'IT',
    when: '2014',
    channel: 'network',
    intent: 'planned',
    ...e,
  })) as Answers[string],
  why: 'Per non dipendere dall’occasione che capita.',
  what: 'Un modo di costruire partenariati che altri possono rifare.',
  where: ['AL', 'GB'],
  with: [{ name: 'Centro culturale', kind: 'public', country: 'AL', state: 'active' }],
  move: 'deepen',
  chain_inputs: 'due persone per tre mesi',
  chain_activities: 'scriviamo come abbiamo fatto',
  chain_outputs: 'una guida di dieci pagine',
  chain_outcomes: 'il secondo partenariato costa la metà',
  chain_assumptions: 'le condizioni sono le stesse',
  actions: [
    { action: 'Scrivere la guida', owner_role: 'direzione organizzativa', by: '2027-03', need: 'translation' },
    { action: 'Provarla con un’altra comunità', by: '2027-10', need: 'partner' },
  ],
  readback_ok: 'yes',
  learned: 'Che il circuito è la parte che funziona.',
};

const line = (title: string, when: string, where_country: string, mood: number, outcome?: string) => ({
  id: `x${when.replace(/\W/g, '_')}${title.length}`,
  title,
  when,
  where_country,
  mood,
  explore: true,
  ...(outcome && { outcome }),
});

/** Two that went well, and nothing else. */
export const few: Answers = {
  experiences: [
    line('Una replica a Tirana', '2019-03', 'AL', 5, 'oneoff'),
    line('Residenza a Lione', '2022', 'FR', 4, 'consolidated'),
  ] as Answers[string],
};

const endings = ['consolidated', 'oneoff', 'partial', 'failed', 'stopped', 'ongoing'];
/** As many as there may be. */
export const many: Answers = {
  experiences: Array.from({ length: 30 }, (_, i) =>
    line(
      `${['Tournée', 'Residenza', 'Coproduzione', 'Study visit'][i % 4]} numero ${i + 1}`,
      i % 3 ? String(1996 + i) : `${1996 + i}-0${1 + (i % 9)}`,
      ['AL', 'FR', 'GB', 'ES', 'DE'][i % 5]!,
      1 + (i % 5),
      endings[i % 6],
    ),
  ).map((e, i) => ({ ...e, id: `x${i}`, explore: i < 5 })) as Answers[string],
};
