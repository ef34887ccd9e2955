/** The words of messages that are passed on, by language; the Albanian ones are a draft. */
export interface Words {
  readonly subject: (partner: string) => string;
  readonly meeting: (partner: string) => string;
  readonly help: (office: string) => string;
  readonly why: (partner: string, site: string) => string;
  readonly whyOffice: (office: string, site: string) => string;
  readonly from: string;
  readonly answer: string;
  readonly stop: (controller: string) => string;
  /** names of the answers, in the order in which they are told */
  readonly fields: Readonly<Record<string, string>>;
  readonly purposes: Readonly<Record<string, string>>;
}

const en: Words = {
  subject: (partner) => `A message for ${partner}`,
  meeting: (partner) => `A request to meet ${partner}`,
  help: (office) => `A request for help in finding partners: ${office}`,
  why: (partner, site) =>
    `You receive this message because ${partner} is listed on ${site} as open to messages. Your address was not shown to the sender.`,
  whyOffice: (office, site) =>
    `You receive this message because ${office} takes requests for help on ${site}. Your address was not shown to the sender.`,
  from: 'The sender writes:',
  answer: 'If you reply to this message, your reply goes to the sender, who will then see your address.',
  stop: (controller) => `To receive no more messages of this kind, write to who publishes the list: ${controller}.`,
  fields: {
    name: 'Name',
    organisation: 'Organisation',
    email: 'E-mail',
    purpose: 'Purpose',
    opportunity: 'About',
    when: 'When',
    sectors: 'Sectors',
    countries: 'Countries',
    deadline: 'By',
    language: 'Language of the reply',
  },
  purposes: { commercial: 'commercial', project: 'a joint project', information: 'information', other: 'other' },
};

const it: Words = {
  subject: (partner) => `Un messaggio per ${partner}`,
  meeting: (partner) => `Una richiesta di incontro con ${partner}`,
  help: (office) => `Una richiesta di assistenza nella ricerca di partner: ${office}`,
  why: (partner, site) =>
    `Ricevete questo messaggio perché ${partner} figura su ${site} tra chi è disponibile a ricevere messaggi. Il vostro indirizzo non è stato mostrato a chi scrive.`,
  whyOffice: (office, site) =>
    `Ricevete questo messaggio perché ${office} riceve le richieste di assistenza su ${site}. Il vostro indirizzo non è stato mostrato a chi scrive.`,
  from: 'Chi scrive dice:',
  answer:
    'Se rispondete a questo messaggio, la risposta arriva a chi ha scritto, che allora vedrà il vostro indirizzo.',
  stop: (controller) =>
    `Per non ricevere più messaggi di questo tipo, scrivete a chi pubblica l’elenco: ${controller}.`,
  fields: {
    name: 'Nome',
    organisation: 'Organizzazione',
    email: 'E-mail',
    purpose: 'Scopo',
    opportunity: 'A proposito di',
    when: 'Quando',
    sectors: 'Settori',
    countries: 'Paesi',
    deadline: 'Entro',
    language: 'Lingua della risposta',
  },
  purposes: { commercial: 'commerciale', project: 'un progetto comune', information: 'informazioni', other: 'altro' },
};

const sq: Words = {
  subject: (partner) => `Një mesazh për ${partner}`,
  meeting: (partner) => `Një kërkesë për takim me ${partner}`,
  help: (office) => `Një kërkesë për ndihmë në gjetjen e partnerëve: ${office}`,
  why: (partner, site) =>
    `E merrni këtë mesazh sepse ${partner} figuron në ${site} ndër ata që pranojnë mesazhe. Adresa juaj nuk i është treguar dërguesit.`,
  whyOffice: (office, site) =>
    `E merrni këtë mesazh sepse ${office} i pranon kërkesat për ndihmë në ${site}. Adresa juaj nuk i është treguar dërguesit.`,
  from: 'Dërguesi shkruan:',
  answer: 'Nëse i përgjigjeni këtij mesazhi, përgjigjja i shkon dërguesit, i cili atëherë do ta shohë adresën tuaj.',
  stop: (controller) => `Për të mos marrë më mesazhe të tilla, shkruajini atij që e publikon listën: ${controller}.`,
  fields: {
    name: 'Emri',
    organisation: 'Organizata',
    email: 'E-mail',
    purpose: 'Qëllimi',
    opportunity: 'Lidhur me',
    when: 'Kur',
    sectors: 'Sektorët',
    countries: 'Vendet',
    deadline: 'Deri më',
    language: 'Gjuha e përgjigjes',
  },
  purposes: { commercial: 'tregtar', project: 'një projekt i përbashkët', information: 'informacion', other: 'tjetër' },
};

const all: Readonly<Record<string, Words>> = { en, it, sq };

/** Words in the language of a submission; Italian for those that there are none in, as everywhere. */
export const wordsFor = (locale: string): Words => {
  const language = locale.toLowerCase().split('-', 1)[0]!;
  return Object.hasOwn(all, language) ? all[language]! : it;
};
