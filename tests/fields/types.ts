/** A question of every type, with answers that fit and answers that do not: for axe, screenshots of stories, and counts. */
const both = (en: string, it: string, sq?: string) => ({ en, it, ...(sq && { sq }) });
const option = (value: string, en: string, it: string, more = {}) => ({ value, label: both(en, it), ...more });
const numbered = (n: number) =>
  Array.from({ length: n }, (_, i) => option(`o${i}`, `choice number ${i}`, `scelta numero ${i}`));
const rows = [
  { id: 'fest', label: both('festivals and seasons', 'festival e rassegne') },
  { id: 'inst', label: both('institutes of culture and embassies', 'istituti di cultura e ambasciate') },
  { id: 'agen', label: both('agencies and distributors', 'agenzie e distributori') },
];
const columns = [
  option('none', 'none', 'nessuno'),
  option('now', 'now and then', 'occasionali'),
  option('stable', 'stable', 'stabili'),
  option('formal', 'formal, with a written agreement', 'formali, con un accordo scritto'),
];
const ends = { minLabel: both('not at all', 'per nulla'), maxLabel: both('very much', 'moltissimo') };
const lo = 'longtext';

export interface Sample {
  readonly question: Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };
  readonly filled?: unknown;
  readonly wrong?: unknown;
  /** the text of "other, which?" beside `filled` */
  readonly other?: string;
}

const sample = (
  type: string,
  label: object,
  more: object = {},
  filled?: unknown,
  wrong?: unknown,
  other?: string,
): Sample => ({
  question: { type, id: type, label, ...more },
  filled,
  ...(wrong !== undefined && { wrong }),
  ...(other && { other }),
});

export const samples: readonly Sample[] = [
  sample(
    'text',
    both('Name of the organisation', 'Denominazione dell’ente', 'Emri i organizatës'),
    { required: true, help: both('As in the **statute**.', 'Come nello **statuto**.') },
    'Teatro della Cooperativa',
    '',
  ),
  sample(
    lo,
    both('Tell of an experience', 'Raccontate un’esperienza'),
    { maxLength: 120 },
    'Nel 2019, a Tirana.\nPoi a Durazzo.',
    'x'.repeat(130),
  ),
  sample(
    'integer',
    both('How many shows in 2023?', 'Quante repliche nel 2023?'),
    { unit: both('shows', 'repliche'), min: 0, max: 999 },
    12,
    'dodici',
  ),
  sample('decimal', both('Average length of stay', 'Permanenza media'), { unit: both('days', 'giorni') }, 3.5, 'tre'),
  sample('percent', both('Share of income from abroad', 'Quota di entrate dall’estero'), {}, 30, 130),
  sample('currency', both('Yearly budget', 'Bilancio annuo'), { currency: 'EUR' }, 125000.5, 'tanto'),
  sample('year', both('Year of foundation', 'Anno di costituzione'), { min: 1800, max: 'currentYear' }, 1998, 98),
  sample(
    'date',
    both('When?', 'Quando?'),
    { precision: ['year', 'month', 'day'], interval: true, approximate: true },
    '2019-05~/2019-10',
    '2021-02-31',
  ),
  sample('time', both('At what time does it begin?', 'A che ora comincia?'), {}, '21:00', 'sera'),
  sample('email', both('E-mail', 'Posta elettronica'), {}, 'info@example.org', 'info'),
  sample('url', both('Website', 'Sito'), {}, 'www.example.org', 'sito'),
  sample('phone', both('Telephone', 'Telefono'), {}, '+39 030 123456', 'abc'),
  sample('boolean', both('Do you have a stage of your own?', 'Avete una sala vostra?'), {}, true),
  sample(
    'single',
    both('Legal form', 'Forma giuridica'),
    {
      other: true,
      options: [
        option('assoc', 'association', 'associazione', { help: both('also not recognised', 'anche non riconosciuta') }),
        option('coop', 'cooperative', 'cooperativa'),
      ],
    },
    'other',
    'other',
    'rete di imprese',
  ),
  sample(
    'multiple',
    both('Of which kind?', 'Di quale tipo?'),
    {
      maxSelected: 3,
      options: [...numbered(13), option('none', 'none of these', 'nessuno di questi', { exclusive: true })],
    },
    ['o1', 'o4'],
    ['o1', 'o2', 'o3', 'o4'],
  ),
  sample('dropdown', both('Province', 'Provincia'), { options: numbered(30) }, 'o12', 'Atlantide'),
  sample(
    'country',
    both('In which countries have you worked?', 'In quali Paesi avete lavorato?'),
    { multiple: true, first: ['IT', 'AL', 'XK'], maxSelected: 4 },
    ['FR', 'AL', 'XK'],
    ['FR', 'Atlantide'],
  ),
  sample('language', both('Language of the show', 'Lingua dello spettacolo'), {}, 'sq', 'elfico'),
  sample('place', both('Where?', 'Dove?'), {}, { name: 'Tirana', country: 'AL' }),
  sample('scale', both('How much does it matter to you?', 'Quanto conta per voi?'), { min: 0, max: 10, ...ends }, 7),
  sample(
    'matrix',
    both('What relations do you have?', 'Che rapporti avete?'),
    { rows, columns, required: true, everyRow: true },
    { fest: 'stable', inst: 'now', agen: 'none' },
    { fest: 'stable' },
  ),
  sample(
    'ranking',
    both('Why go abroad?', 'Perché andare all’estero?'),
    {
      maxRanked: 3,
      options: [
        option('market', 'new markets', 'nuovi mercati'),
        option('art', 'artistic growth', 'crescita artistica'),
        option('funds', 'European funds', 'fondi europei'),
        option('skills', 'exchange of skills', 'scambio di competenze'),
      ],
    },
    ['art', 'market'],
    ['art', 'market', 'funds', 'skills'],
  ),
  sample(
    'allocation',
    both('How is your income made up?', 'Come si compongono le entrate?'),
    { total: 100, unit: '%', rows },
    { fest: 60, inst: 25.5, agen: 14.5 },
    { fest: 80, inst: 35 },
  ),
  sample(
    'group',
    both('Tell up to five experiences', 'Raccontate fino a cinque esperienze'),
    {
      min: 1,
      max: 5,
      itemTitle: '${title} (${country})',
      addLabel: both('Add an experience', 'Aggiungi un’esperienza'),
      fields: [
        { type: 'text', id: 'title', label: both('Name', 'Nome'), required: true },
        { type: 'country', id: 'country', label: both('Country', 'Paese') },
        { type: 'boolean', id: 'well', label: both('Did it go well?', 'È andata bene?') },
      ],
    },
    [
      { title: 'Avignon', country: 'FR', well: true },
      { title: 'Edinburgh', country: 'GB' },
    ],
    [{ country: 'FR' }],
  ),
  sample(
    'file',
    both('Statute', 'Statuto'),
    { accept: ['.pdf', 'image/*'], maxSize: 2_000_000, maxFiles: 2 },
    [
      {
        file: 'f1',
        name: 'statuto-approvato-dall-assemblea-straordinaria-versione-definitiva.pdf',
        size: 1_234_567,
        type: 'application/pdf',
      },
    ],
    [{ file: 'f1', name: 'grande.pdf', size: 3_234_567, type: 'application/pdf' }],
  ),
  sample(
    'consent',
    both('I agree', 'Acconsento'),
    {
      required: true,
      text: both(
        'We keep the answers for **one year**, then they are erased.',
        'Teniamo le risposte per **un anno**, poi si cancellano.',
      ),
    },
    true,
    false,
  ),
  sample(
    'note',
    both(
      'Now some questions on **money**.\n\n- income\n- costs',
      'Ora qualche domanda sui **soldi**.\n\n- entrate\n- uscite',
    ),
  ),
  sample('calculated', both('In all', 'In tutto'), { calculate: '${integer} * ${decimal}', decimals: 1 }),
];

/** Answers of a state for some samples, as a form takes them. */
export function answersOf(some: readonly Sample[], state: 'filled' | 'wrong'): Record<string, never> {
  const entries = some.flatMap(({ question: { id }, other, ...values }) => [
    ...(values[state] === undefined ? [] : [[id, values[state]]]),
    ...(other && state === 'filled' ? [[`${id}_other`, other]] : []),
  ]);
  return Object.fromEntries(entries) as Record<string, never>;
}
