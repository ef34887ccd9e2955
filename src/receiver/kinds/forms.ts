import type { Partners } from '../../contract/partners.ts';
import type { Kind } from '../../contract/submission.ts';
import type { Text } from '../../contract/text.ts';
import type { Published } from '../content.ts';
import { compile } from '../../form/compile.ts';
import type { Model } from '../../form/index.ts';

/**
 * What is asked of who writes to a partner or to an office, proposes an entry: forms as authors would write them, so that
 * they are judged, exported and explained in the codebook as all others are.
 */
export type FormName = 'contact' | 'help' | 'meeting-request' | 'partner';

type Ask = Readonly<Record<string, unknown>>;
const label = (en: string, it: string): Text => ({ en, it });
const ask = (type: string, id: string, text: Text, more: Ask = {}): Ask => ({ type, id, label: text, ...more });
const required = { required: true };

const name = ask('text', 'name', label('Name', 'Nome'), { ...required, maxLength: 200 });
const email = ask('email', 'email', label('E-mail', 'E-mail'), required);
const organisation = ask('text', 'organisation', label('Organisation', 'Organizzazione'), { maxLength: 200 });
const message = { ...required, minLength: 20, maxLength: 4000 };
const purpose = (more: Ask) =>
  ask('single', 'purpose', label('Purpose', 'Scopo'), {
    ...more,
    options: [
      { value: 'commercial', label: label('commercial', 'commerciale') },
      { value: 'project', label: label('a joint project', 'un progetto comune') },
      { value: 'information', label: label('information', 'informazioni') },
      { value: 'other', label: label('other', 'altro') },
    ],
  });
const contact = [
  name,
  email,
  organisation,
  purpose(required),
  ask('longtext', 'message', label('Message', 'Messaggio'), message),
  ask('text', 'opportunity', label('Opportunity', 'Opportunità'), { maxLength: 64 }),
  ask('text', 'language', label('Language of the reply', 'Lingua della risposta'), { maxLength: 35 }),
];

/** Answers that are judged apart (kinds/partner.ts) stand here for the export. */
const proposal = [
  ask('text', 'document', label('Document', 'Documento'), { ...required, maxLength: 64 }),
  ask('text', 'name', label('Name', 'Nome'), { maxLength: 200 }),
  ask('email', 'email', label('E-mail', 'E-mail')),
  ask('text', 'source', label('Where it is known from', 'Da dove si sa'), { maxLength: 500 }),
  ask('longtext', 'note', label('Note', 'Nota'), { maxLength: 2000 }),
  ask('email', 'contactEmail', label('Address to pass messages on to', 'Indirizzo a cui inoltrare i messaggi')),
  ask('boolean', 'remove', label('This entry should go', 'Questa scheda va tolta')),
  ask('longtext', 'reason', label('Reason', 'Motivo'), { requiredIf: '${remove} === true', maxLength: 2000 }),
];
const beside = [
  ask('text', 'properties', label('The entry as it should be', 'La scheda come dovrebbe essere')),
  ask('text', 'geometry', label('Its place', 'Il suo luogo')),
];

const help = (sectors: Partners['sectors']) => [
  name,
  email,
  organisation,
  ask('longtext', 'need', label('Need', 'Bisogno'), message),
  ...(sectors?.length
    ? [
        ask('multiple', 'sectors', label('Sectors', 'Settori'), {
          options: sectors.map(({ id, label }) => ({ value: id, label })),
        }),
      ]
    : []),
  ask('country', 'countries', label('Countries', 'Paesi'), { multiple: true }),
  purpose({}),
  ask('date', 'deadline', label('By', 'Entro')),
];

/** A form as what is published by files is, for exports. */
export function published(model: Model): Published {
  const { definition } = model;
  const { id, version } = definition;
  const json = JSON.stringify(definition);
  return { id, version, digest: '', json, definition, interview: undefined, model: () => model };
}

function form(id: FormName, questions: readonly Ask[]): Published {
  const definition = {
    id,
    version: '1',
    locales: ['en', 'it'],
    title: id,
    sections: [{ id: 'form', title: id, questions }],
  };
  return published(compile(definition));
}

const fixed: Partial<Record<FormName, Published>> = {};
const ofDocument = new WeakMap<Partners, Published>();

/** A form, made when it is first asked for; the one for help has a document's own sectors. */
export function formOf(id: FormName, partners: Partners): Published {
  if (id === 'help') {
    const made = ofDocument.get(partners) ?? form(id, help(partners.sectors));
    ofDocument.set(partners, made);
    return made;
  }
  const all = {
    contact,
    partner: proposal,
    'meeting-request': [...contact, ask('text', 'when', label('When', 'Quando'), { maxLength: 200 })],
  };
  return (fixed[id] ??= form(id, all[id]));
}

/** The columns of a kind in exports; undefined for kinds that have definitions of their own. */
export function exportedForm(kind: Kind | string, toOffice: boolean, partners: Partners): Published | undefined {
  if (kind === 'partner') return (exportedProposal ??= form('partner', [...proposal, ...beside]));
  if (kind === 'contact') return formOf(toOffice ? 'help' : 'contact', partners);
  return kind === 'meeting-request' ? formOf(kind, partners) : undefined;
}
let exportedProposal: Published | undefined;
