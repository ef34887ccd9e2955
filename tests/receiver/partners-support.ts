import type { Partners } from '../../src/contract/partners.ts';
import type { Submission } from '../../src/contract/submission.ts';
import type { Mailer } from '../../src/receiver/relay/mailer.ts';
import type { Message } from '../../src/receiver/relay/message.ts';
import { newId } from './support.ts';

/** A small document with an entry of each case that the receiver treats in its own way. */
export const partners: Partners = {
  type: 'FeatureCollection',
  id: 'map',
  version: '1.0.0',
  locales: ['it', 'en'],
  title: { it: 'La rete', en: 'The network' },
  privacy: { controller: { it: 'Ente', en: 'Body' }, retentionDays: 30, contact: 'privacy@ente.example' },
  kinds: [
    { id: 'company', label: 'Company' },
    { id: 'network', label: 'Network' },
  ],
  sectors: [
    { id: 'theatre', label: { it: 'Teatro', en: 'Theatre' } },
    { id: 'dance', label: { it: 'Danza', en: 'Dance' } },
  ],
  relationTypes: [{ id: 'member-of', label: 'member of', inverse: 'has as a member', network: true }],
  features: [
    {
      type: 'Feature',
      id: 'teatro',
      geometry: { type: 'Point', coordinates: [11.25, 43.77] },
      properties: {
        name: { it: 'Teatro dell’Aquila', en: 'Eagle Theatre' },
        kind: 'company',
        summary: { it: 'Una compagnia.', en: 'A company.' },
        place: { city: 'Firenze', country: 'IT' },
        sectors: ['theatre'],
        opportunities: [{ id: 'tour', side: 'offer', title: { it: 'Una tournée', en: 'A tour' } }],
        contact: true,
        provenance: { '': { basis: 'public', source: 'registro' } },
      },
    },
    { type: 'Feature', id: 'rete', geometry: null, properties: { name: 'Rete', kind: 'network' } },
    { type: 'Feature', id: 'muto', geometry: null, properties: { name: 'Muto', kind: 'network', contact: true } },
  ],
  relations: [{ from: 'teatro', to: 'rete', type: 'member-of' }],
  presence: [],
  offices: [
    { id: 'desk-al', label: { it: 'Sportello Albania', en: 'Albania desk' }, countries: ['AL', 'XK'] },
    { id: 'desk-dance', label: 'Dance desk', sectors: ['dance'] },
    { id: 'desk', label: { it: 'Sportello', en: 'Desk' } },
  ],
};

export const contacts = {
  contacts: {
    teatro: 'box@teatro.example',
    'desk-al': 'albania@desk.example',
    'desk-dance': 'dance@desk.example',
    desk: 'all@desk.example',
    rete: 'rete@rete.example',
  },
};

/** A mailer that keeps what it is given, and fails when it is told to. */
export function testMailer(): Mailer & { sent: Message[]; before?: (message: Message) => Promise<void> | void } {
  const mailer: ReturnType<typeof testMailer> = {
    sent: [],
    async send(message) {
      await mailer.before?.(message);
      mailer.sent.push(message);
    },
    close() {},
  };
  return mailer;
}

const agreed = (...ids: string[]): Submission['consents'] =>
  ids.map((id) => ({ id, digest: `sha-256:${'a'.repeat(43)}`, given: true }));

const envelope = (): Pick<Submission, 'id' | 'locale' | 'startedAt' | 'finishedAt' | 'page'> => ({
  id: newId(),
  locale: 'en',
  startedAt: '2026-01-01T10:00:00Z',
  finishedAt: '2026-01-01T10:20:00Z',
  page: 'https://host.example/rete?secret=1',
});

export const letter = (answers: Record<string, unknown> = {}, more: Partial<Submission> = {}): Submission => ({
  ...envelope(),
  kind: 'contact',
  about: 'teatro',
  answers: {
    name: 'Ada Bianchi',
    email: 'ada@sender.example',
    purpose: 'project',
    message: 'Vorremmo proporvi un progetto comune.',
    ...answers,
  },
  consents: agreed('privacy'),
  ...more,
});

export const request = (answers: Record<string, unknown> = {}, more: Partial<Submission> = {}): Submission => ({
  ...letter(),
  about: 'desk',
  answers: { name: 'Ada', email: 'ada@sender.example', need: 'Cerchiamo partner per un progetto.', ...answers },
  ...more,
});

/** A correction of `teatro`, unless told otherwise: the whole entry as it should be. */
export const proposal = (
  properties: Record<string, unknown>,
  answers: Record<string, unknown> = {},
  more: Partial<Submission> = {},
): Submission => {
  const { provenance: _, contact: __, ...whole } = partners.features[0]!.properties;
  return {
    ...envelope(),
    kind: 'partner',
    about: 'teatro',
    answers: {
      document: 'map',
      properties: more.about === 'new' ? properties : { ...whole, ...properties },
      geometry: more.about === 'new' ? null : partners.features[0]!.geometry,
      source: 'il loro sito',
      name: 'Ada Bianchi',
      email: 'ada@sender.example',
      ...answers,
    },
    consents: agreed('privacy', 'publication', ...(answers.contactEmail ? ['relay'] : [])),
    ...more,
  };
};
