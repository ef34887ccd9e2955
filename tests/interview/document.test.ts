import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDocument } from '../../src/interview/document.ts';
import { experiencesOf, given } from '../../src/interview/read.ts';
import type { Experience, InterviewAnswers, InterviewDocument, SectionId, Track } from '../../src/interview/types.ts';
import {
  at,
  completed,
  definition,
  expected,
  experience,
  experiences,
  hostile,
  interviews,
  loadLocales,
  runs,
  said,
  worked,
} from './told.ts';

beforeAll(loadLocales);

const write = (answers: InterviewAnswers, locale = 'it') => writeDocument(definition, answers, locale);
const publish = (answers: InterviewAnswers) => writeDocument(definition, answers, 'it', 'public');
const all = (document: InterviewDocument) => document.sections.flatMap(({ sentences }) => sentences);
const section = (document: InterviewDocument, id: SectionId) => document.sections.find((s) => s.id === id)!;
const texts = (document: InterviewDocument, id: SectionId, group?: string) =>
  section(document, id)
    .sentences.filter((s) => s.group === group)
    .map(({ text }) => text);
const byId = (document: InterviewDocument) => new Map(all(document).map((sentence) => [sentence.id, sentence]));

/** Everything there is to read in a document. */
const read = (document: InterviewDocument) =>
  JSON.stringify({ ...document, sections: document.sections.map((s) => ({ ...s, id: '' })) });

const framed: InterviewAnswers = {
  ...worked,
  why: 'Rendere prassi ciò che è capitato.',
  where: ['AL', 'FR'],
  with: [{ name: 'Centro culturale', country: 'AL' }],
  move: 'deepen',
  actions: [
    { action: 'Scrivere la procedura', track: 't_community', owner_role: 'direzione', by: '2027-03', need: 'none' },
    { action: 'Ripeterla altrove', track: 'una che non c’è', need: 'funds' },
    { action: 'Passarla', track: 'logica del circuito con la comunita straniera come mediatrice' },
  ],
  policy: 'Bandi con tempi certi\nUno sportello per i visti',
};

describe('the document of the worked experiences', () => {
  it('has the eight sections in their order, in each language', () => {
    const headings = (locale: string) => write(framed, locale).sections.map(({ heading }) => heading);
    expect(headings('it')).toEqual([
      'Sintesi in cinque righe',
      'Linea del tempo',
      'Le esperienze',
      'Le esperienze a confronto',
      'Pista casuale, buona pratica, metodo',
      'Cornice strategica',
      'Azioni',
      'Richieste a enti pubblici e privati',
    ]);
    expect(headings('en')[5]).toBe('Strategic frame');
    expect(headings('sq')[5]).toBe('Kuadri strategjik');
  });

  it('says, once what the documents lack is made up, what was written out by hand, and no more', () => {
    const { sections } = write(completed);
    const read = sections.flatMap(({ heading, sentences, groups }) => {
      const under = (group?: string) => sentences.filter((s) => s.group === group).map(({ text }) => text);
      return [[heading, ...under()], ...groups.map(({ id, heading: name }) => [name, ...under(id)])];
    });
    // a section of which nothing is said is not on the page
    expect(read.filter(([heading]) => heading !== 'Richieste a enti pubblici e privati')).toEqual(said.it.document);
  });

  it('begins with five lines', () => {
    expect(texts(write(framed), 'summary')).toEqual([
      'Avete raccontato 6 esperienze. Paesi: Regno Unito e Albania.',
      'Come sono andate a finire: «riuscita e diventata relazione continuativa» (2), «riuscita in parte» (1), «interrotta, rinviata o annullata» (1) e «ancora in corso» (2).',
      'In 1 esperienza riuscita su 2 all’origine c’era «bando o programma europeo»; non nell’unica non andata a buon fine.',
      'Sulla scala: «metodo» (1), «buona pratica» (2) e «pista casuale» (1).',
      'Perché: Rendere prassi ciò che è capitato.',
    ]);
  });

  it('has a timeline from the oldest on, at the precision known, undated ones last', () => {
    const { moments } = section(write(worked), 'timeline').timeline!;
    expect(moments.slice(0, 4).map((m) => m.experience)).toEqual(expected.byDate);
    expect(moments.map(({ when }) => when)).toEqual([
      '2013',
      'ottobre 2019',
      'marzo 2020',
      'marzo–giugno 2023',
      '',
      '',
    ]);
    expect(moments[1]).toMatchObject({
      where: 'Edimburgo, Regno Unito',
      outcome: 'riuscita e diventata relazione continuativa',
    });
    expect(texts(write(worked), 'timeline')).toEqual([
      'Senza data: Assistenza alla costruzione di partenariati e Associazione MedCoop.',
    ]);
  });

  it('has a card an experience, in its own words, without what was noted beside a factor', () => {
    const [place, ...card] = texts(write(worked), 'experiences', 'experiences/x_london_bid');
    expect(place).toBe('Londra, Regno Unito · marzo 2020');
    expect(card).toHaveLength(3);
    expect(card[0]).toMatch(/\? sì, c'era un piano$/);
    expect(card[1]).toMatch(/\? interrotta, rinviata o annullata$/);
    expect(card[2]).toMatch(/ «evento esterno \(es\. pandemia\)» \(peso 5 su 5; .*nessuno\)$/);
    expect(card.join()).not.toContain('COVID');
  });

  it('compares in a table of counts and titles', () => {
    const { head, rows } = section(write(worked), 'comparison').table!;
    expect(head.slice(1)).toEqual([
      'riuscita e diventata relazione continuativa',
      'riuscita in parte',
      'interrotta, rinviata o annullata',
      'ancora in corso',
    ]);
    expect(rows.map((row) => [row.head, ...row.cells.map(({ text }) => text)])[1]).toEqual([
      'bando o programma europeo',
      '1 (Associazione MedCoop)',
      '',
      '',
      '',
    ]);
    expect(rows.at(-1)!.head).toBe('non indicato');
  });

  it('places each track, and says what the next rung wants', () => {
    expect(texts(write(worked), 'ladder', 'tracks/t_community')).toEqual([
      'Oggi è «buona pratica».',
      'Prove: «ha dato un risultato che volevamo», «lo abbiamo fatto di proposito almeno una volta», «sappiamo a quali condizioni funziona» e «è scritto: qualcun altro potrebbe farlo»',
      'Che cosa serve per salire di un gradino? ripeterlo',
      'Per arrivare a «metodo» manca ancora: «è successo almeno due volte».',
      'Si trova in: Study visit ad Edimburgo «Modelli di governance pubblico-privato».',
    ]);
  });

  it('fills the four boxes from tracks, weighed factors and countries with a partner', () => {
    const box = (id: string) => texts(write(framed), 'frame', `frame/${id}`);
    expect(box('strengths')).toEqual([
      'Associarsi partendo da un progetto europeo (metodo)',
      'Dalla study visit alla comunità di pratica con lo stesso partner (buona pratica)',
      'Logica del circuito con la comunità straniera come mediatrice (buona pratica)',
    ]);
    expect(box('weaknesses')).toEqual(['competenze mancanti (in 1 esperienza)']);
    expect(box('opportunities')).toEqual(['Albania: avete già un interlocutore']);
    expect(box('threats')).toEqual(['evento esterno (es. pandemia) (in 1 esperienza, peso medio 5 su 5)']);
  });

  it('lets own lines take the place of those proposed, box by box', () => {
    const document = write({ ...framed, weaknesses: 'poche persone\n\nnessun budget' });
    expect(texts(document, 'frame', 'frame/weaknesses')).toEqual(['poche persone', 'nessun budget']);
    expect(texts(document, 'frame', 'frame/threats')).toHaveLength(1);
  });

  it('names the practice of an action by its id or its name, and leads to it; other words stay as they were written', () => {
    const [one, two, three] = texts(write(framed), 'actions');
    expect(one).toMatch(
      /^Scrivere la procedura \(.*: Dalla study visit alla comunità di pratica con lo stesso partner; .*: direzione; .*: marzo 2027; /,
    );
    expect(two).toBe('Ripeterla altrove (Da quale pista: una che non c’è; Bisogno: fondi)');
    expect(three).toMatch(/^Passarla \(.*: Logica del circuito con la comunità straniera come mediatrice\)$/);
    const links = section(write(framed), 'actions').sentences.map((sentence) => sentence.links);
    expect(links[0]).toContain('tracks/t_community/name');
    expect(links[1]).toEqual(['actions/1/action', 'actions/1/track', 'actions/1/need']);
    expect(links[2]).toContain('tracks/t_circuit/name');
    expect(texts(write(framed), 'policy')).toEqual([
      'Bandi con tempi certi',
      'Uno sportello per i visti',
      'Per le azioni serve: fondi.',
    ]);
  });

  it('says who overrode the tests, and why', () => {
    const track = { id: 't', name: 'A', tests: ['worked'], rung: 'practice', override_reason: 'lo facciamo da anni' };
    expect(texts(write({ tracks: [track] }), 'ladder', 'tracks/t')[0]).toBe(
      'Oggi è «buona pratica»: lo dite voi, mentre le prove propongono «pista casuale». Motivo: lo facciamo da anni',
    );
  });
});

describe('own words', () => {
  const id = 'mirror/channel/call';
  const told = [
    experience('a', { title: 'Uno', channel: 'call', outcome: 'oneoff' }),
    experience('b', { title: 'Due', channel: 'call', outcome: 'failed' }),
  ];

  it('stand in the place of a sentence, whose generated text stays at hand', () => {
    const sentence = byId(write({ experiences: told, edits: { [id]: 'Parole nostre.' } })).get(id)!;
    expect(sentence).toMatchObject({ text: 'Parole nostre.', edited: true });
    expect(sentence.generated).toBe(byId(write({ experiences: told })).get(id)!.text);
  });

  it('may leave a sentence out', () => {
    expect(byId(write({ experiences: told, edits: { [id]: ' ' } })).get(id)).toMatchObject({ text: '', edited: true });
  });

  it('stay when answers change, and in another language', () => {
    const edits = { [id]: 'Parole nostre.' };
    for (const locale of ['it', 'en', 'sq'])
      for (const experiences of [
        told,
        told.slice(0, 1),
        [...told, experience('c', { channel: 'call', outcome: 'oneoff' })],
      ]) {
        const document = write({ experiences, edits }, locale);
        expect(byId(document).get(id)!.text).toBe('Parole nostre.');
        expect(document.orphans).toEqual([]);
      }
  });

  it('are listed apart when their sentence is gone, and back in their place when it returns', () => {
    const edits = { 'experiences/b/outcome': 'Si è fermata per il visto.' };
    const gone = write({ experiences: told.slice(0, 1), edits });
    expect(gone.orphans).toEqual([{ id: 'experiences/b/outcome', text: 'Si è fermata per il visto.' }]);
    expect(all(gone).some(({ edited }) => edited)).toBe(false);
    expect(write({ experiences: told, edits }).orphans).toEqual([]);
  });

  it('of whatever kind do not break the document', () => {
    const edits = JSON.parse('{"__proto__": "x", "constructor": "y", "mirror/channel/call": 5}') as Record<
      string,
      string
    >;
    const document = write({ experiences: told, edits });
    expect(document.orphans).toContainEqual({ id: 'constructor', text: 'y' });
    expect(byId(document).get(id)!.edited).toBe(false);
  });
});

describe('what is public', () => {
  const secret = experience('s', { title: 'SEGRETA', channel: 'call', outcome: 'oneoff', shareable: 'no' });
  const open = experience('o', { title: 'APERTA', channel: 'call', outcome: 'failed', shareable: 'anonymous' });
  const silent = experience('n', { title: 'TACIUTA', channel: 'call', outcome: 'failed' });
  const answers: InterviewAnswers = {
    why: 'PERCHE',
    experiences: [secret, open, silent],
    tracks: [
      { id: 't1', name: 'NASCOSTA', tests: ['worked'], share: 'no' },
      { id: 't2', name: 'MOSTRATA', tests: ['worked'], share: 'named', experiences: ['s', 'o'] },
      { id: 't3', name: 'INCERTA', tests: ['worked'] },
    ],
    actions: [{ action: 'AZIONE', track: 't1' }],
    edits: {
      'mirror/channel/call': 'ne parla SEGRETA',
      'tracks/t1/tests': 'NASCOSTA due',
      'tracks/t2/tests': 'PROVE NOSTRE',
    },
  };

  it('is only what was agreed to share, experience by experience and track by track', () => {
    const text = read(publish(answers));
    for (const shown of ['APERTA', 'MOSTRATA', 'PROVE NOSTRE']) expect(text).toContain(shown);
    for (const hidden of ['SEGRETA', 'TACIUTA', 'NASCOSTA', 'INCERTA', 'PERCHE', 'AZIONE'])
      expect(text).not.toContain(hidden);
  });

  it('counts no experience that is not shared', () => {
    expect(byId(publish(answers)).get('mirror/channel/call')!.text).toBe(
      'Nell’unica esperienza non andata a buon fine all’origine c’era «bando o programma europeo».',
    );
  });

  it('tells what was shared in full, without the consent to it', () => {
    expect(texts(publish(answers), 'experiences', 'experiences/o').map((text) => text.split('? ')[1])).toEqual([
      'bando o programma europeo',
      'non riuscita',
    ]);
  });

  it('is never more, for any interview', () => {
    fc.assert(
      fc.property(interviews(fc.constantFrom('Lione', 'Tirana')), (told) => {
        const marked = {
          ...told,
          experiences: told.experiences!.map((e): Experience => ({ ...e, title: `<${e.id}>` })),
          tracks: (told.tracks ?? []).map((t): Track => ({ ...t, name: `<${t.id}>` })),
        };
        const text = read(publish(marked));
        for (const { id, shareable } of marked.experiences)
          if (shareable !== 'anonymous' && shareable !== 'named') expect(text).not.toContain(`<${id}>`);
        for (const { id, share } of marked.tracks)
          if (share !== 'anonymous' && share !== 'named') expect(text).not.toContain(`<${id}>`);
      }),
      { numRuns: runs },
    );
  });
});

describe('for any interview', () => {
  it('every sentence and every cell stands on answers that are there, under an id of its own', () => {
    fc.assert(
      fc.property(
        interviews(fc.oneof(fc.constantFrom('Lione', 'a\nb'), hostile)),
        fc.constantFrom('it', 'en', 'sq'),
        (answers, locale) => {
          const document = write(answers, locale);
          const sentences = all(document);
          expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
          for (const { text, links, section: where, id } of sentences) {
            expect([id, text]).not.toContain('');
            expect(section(document, where as SectionId).sentences.some((s) => s.id === id)).toBe(true);
            expect(links.length).toBeGreaterThan(0);
            for (const link of links) expect([id, link, given(at(answers, link))]).toEqual([id, link, true]);
          }
          for (const { table, timeline } of document.sections) {
            for (const { text, links } of table?.rows.flatMap(({ cells }) => cells) ?? [])
              expect(links.length > 0).toBe(text !== '');
            const links = [...(timeline?.moments ?? []), ...(table?.rows.flatMap(({ cells }) => cells) ?? [])].flatMap(
              (each) => each.links,
            );
            for (const link of links) expect([link, given(at(answers, link))]).toEqual([link, true]);
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('removing an experience removes what stood on it alone, and changes no other id', () => {
    fc.assert(
      fc.property(interviews(), fc.nat(), (answers, n) => {
        const told = experiencesOf(answers);
        const gone = told[n % (told.length || 1)];
        if (!gone) return;
        const before = byId(write(answers));
        const after = byId(write({ ...answers, experiences: told.filter((e) => e !== gone) }));
        for (const { links } of after.values())
          for (const link of links) expect(link).not.toContain(`experiences/${gone.id}/`);
        const own = new RegExp(`^experiences/${gone.id}/`);
        for (const [id, { links }] of before) {
          if (links.every((link) => own.test(link)) && own.test(id)) expect(after.has(id)).toBe(false);
          // what says nothing of that experience is there as it was
          if (
            /^(experiences|tracks|frame\/\w+$|actions|policy)/.test(id) &&
            !links.some((link) => own.test(link)) &&
            !/found-in$/.test(id)
          )
            expect(after.get(id)?.text).toBe(before.get(id)!.text);
        }
        const compared = /^(summary|timeline|mirror|frame)\//;
        for (const id of after.keys()) if (!compared.test(id)) expect(before.has(id)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('order of entry changes nothing but order', () => {
    fc.assert(
      fc.property(
        interviews().chain((answers) =>
          fc.tuple(
            fc.constant(answers),
            fc.shuffledSubarray([...answers.experiences!], { minLength: answers.experiences!.length }),
            fc.shuffledSubarray([...(answers.tracks ?? [])], { minLength: answers.tracks?.length ?? 0 }),
          ),
        ),
        ([answers, experiences, tracks]) => {
          const one = write(answers);
          // experiences go by their date: not even order changes
          expect(write({ ...answers, experiences })).toEqual(one);
          const other = byId(write({ ...answers, tracks }));
          expect(other.size).toBe(all(one).length);
          for (const { links, ...sentence } of all(one)) {
            const { links: found, ...same } = other.get(sentence.id)!;
            expect(same).toEqual(sentence);
            expect([...found].sort()).toEqual([...links].sort());
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('nothing from notes appears', () => {
    fc.assert(
      fc.property(interviews(), fc.constantFrom('own' as const, 'public' as const), (answers, audience) => {
        expect(JSON.stringify(writeDocument(definition, answers, 'en', audience))).not.toContain('PRIVATE');
      }),
      { numRuns: runs },
    );
  });

  it('edits survive regeneration: each is in the document or apart, whatever has changed', () => {
    fc.assert(
      fc.property(interviews(), interviews(), fc.array(fc.nat(), { maxLength: 4 }), (answers, later, picks) => {
        const sentences = all(write(answers));
        const edits = Object.fromEntries(
          sentences.length ? picks.map((n) => [sentences[n % sentences.length]!.id, `own ${n}`]) : [],
        );
        for (const now of [answers, later]) {
          const document = write({ ...now, edits });
          const kept = [...all(document).filter(({ edited }) => edited), ...document.orphans].map(({ id, text }) => [
            id,
            text,
          ]);
          expect(Object.fromEntries(kept)).toEqual(edits);
          if (now === answers) expect(document.orphans).toEqual([]);
          const bare = byId(write(now));
          for (const { id, generated } of all(document)) expect(generated).toBe(bare.get(id)!.text);
        }
      }),
      { numRuns: runs },
    );
  });

  it('a draft of any shape is read as far as it can be', () => {
    const shape = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 3, 'AL', 'call', '2019'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('id', 'title', 'factor', 'channel', 'country', 'action'), tie('any'), {
          maxKeys: 3,
        }),
      ),
    })).any;
    const keys = ['experiences', 'tracks', 'edits', 'why', 'where', 'with', 'actions', 'strengths', 'policy'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), shape),
        fc.dictionary(
          fc.constantFrom('title', 'when', 'outcome', 'channel', 'factors', 'kept', 'mood', 'enablers'),
          shape,
        ),
        (answers, told) => {
          for (const draft of [answers, { experiences: [{ ...told, id: 'x' }] }])
            for (const { links } of all(write(draft as InterviewAnswers))) expect(links.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs },
    );
  });

  it('an empty one has its headings and nothing else', () => {
    const document = write({});
    expect(all(document)).toEqual([]);
    expect(document.sections).toHaveLength(8);
    fc.assert(
      fc.property(experiences(), (told) => void write({ experiences: told })),
      { numRuns: 10 },
    );
  });
});
