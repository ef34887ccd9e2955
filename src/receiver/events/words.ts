import type { NoticeName } from './notices.ts';

/** The words of notices, by language; the Albanian ones are a draft. */
export interface NoticeWords {
  /** subject, and what is said first; an offer says until when it stands */
  readonly subjects: Readonly<Record<NoticeName, string>>;
  readonly first: Readonly<Record<NoticeName, string>>;
  readonly until: (moment: string) => string;
  readonly position: (place: number) => string;
  readonly about: string;
  readonly toBeSet: string;
  readonly indicative: string;
  /** spring, summer, autumn, winter */
  readonly seasons: readonly string[];
  readonly online: string;
  readonly mixed: string;
  readonly venueLater: string;
  readonly table: string;
  readonly joining: string;
  readonly before: string;
  /** what has changed */
  readonly changes: Readonly<Record<'when' | 'status' | 'mode' | 'venue', string>>;
  /** how one sees it, cancels it or takes the seat: by the page, or without its address by the two secrets */
  readonly manage: string;
  readonly take: string;
  readonly secrets: (id: string, code: string) => string;
  readonly keep: string;
  readonly why: (controller: string) => string;
}

const en: NoticeWords = {
  subjects: {
    confirmed: 'Your seat is confirmed',
    waitlisted: 'You are on the waiting list',
    again: 'A second registration with your address',
    offered: 'A seat is free for you',
    lapsed: 'The seat that was offered to you has passed on',
    changed: 'A change',
    'called-off': 'Cancelled',
    cancelled: 'Your registration is cancelled',
  },
  first: {
    confirmed: 'Your registration is confirmed: you have a seat.',
    waitlisted: 'All seats are taken. You are on the waiting list; when a seat becomes free we will write to you.',
    again:
      'Somebody has registered with your name and address once more. If it was you, cancel one of the two; if it was not, you need do nothing.',
    offered: 'A seat has become free, and it is kept for you. It is yours when you take it in time.',
    lapsed: 'The seat was not taken in time and was offered to the next on the list. You may register again.',
    changed: 'Something has changed in an event for which you are registered. Your registration stands.',
    'called-off': 'An event for which you are registered was cancelled. You need do nothing.',
    cancelled: 'Your registration was cancelled, and the seat given to others.',
  },
  until: (moment) => `It is kept until ${moment}.`,
  position: (place) => `Your place on the list: ${place}.`,
  about: 'The event',
  toBeSet: 'date to be set',
  indicative: 'indicative period',
  seasons: ['spring', 'summer', 'autumn', 'winter'],
  online: 'online',
  mixed: 'in person and online',
  venueLater: 'venue to be announced',
  table: 'Your table',
  joining: 'To join (please do not pass this on)',
  before: 'before',
  changes: { when: 'When', status: 'Status', mode: 'How', venue: 'Where' },
  manage: 'To see or cancel your registration:',
  take: 'To take the seat, open this page and confirm:',
  secrets: (id, code) => `Number of your registration: ${id}\nCode: ${code}`,
  keep: 'Whoever has this message can cancel your registration: keep it for yourself.',
  why: (controller) => `You receive this message because you registered with ${controller}.`,
};

const it: NoticeWords = {
  subjects: {
    confirmed: 'Il vostro posto è confermato',
    waitlisted: 'Siete in lista d’attesa',
    again: 'Una seconda iscrizione con il vostro indirizzo',
    offered: 'Un posto è libero per voi',
    lapsed: 'Il posto che vi era offerto è passato ad altri',
    changed: 'Una variazione',
    'called-off': 'Annullato',
    cancelled: 'La vostra iscrizione è annullata',
  },
  first: {
    confirmed: 'La vostra iscrizione è confermata: avete un posto.',
    waitlisted: 'I posti sono esauriti. Siete in lista d’attesa; quando un posto si libera, vi scriviamo.',
    again:
      'Qualcuno si è iscritto di nuovo con il vostro nome e il vostro indirizzo. Se siete stati voi, annullate una delle due iscrizioni; altrimenti non dovete fare nulla.',
    offered: 'Un posto si è liberato ed è tenuto per voi. È vostro se lo accettate in tempo.',
    lapsed:
      'Il posto non è stato accettato in tempo ed è stato offerto a chi segue nella lista. Potete iscrivervi di nuovo.',
    changed: 'È cambiato qualcosa in un evento a cui siete iscritti. La vostra iscrizione resta valida.',
    'called-off': 'Un evento a cui siete iscritti è stato annullato. Non dovete fare nulla.',
    cancelled: 'La vostra iscrizione è stata annullata e il posto è a disposizione di altri.',
  },
  until: (moment) => `È tenuto fino a ${moment}.`,
  position: (place) => `Il vostro posto nella lista: ${place}.`,
  about: 'L’evento',
  toBeSet: 'data da definire',
  indicative: 'periodo indicativo',
  seasons: ['primavera', 'estate', 'autunno', 'inverno'],
  online: 'online',
  mixed: 'in presenza e online',
  venueLater: 'sede da comunicare',
  table: 'Il vostro tavolo',
  joining: 'Per collegarvi (vi preghiamo di non inoltrarlo)',
  before: 'prima',
  changes: { when: 'Quando', status: 'Stato', mode: 'Modalità', venue: 'Dove' },
  manage: 'Per vedere o annullare la vostra iscrizione:',
  take: 'Per accettare il posto, aprite questa pagina e confermate:',
  secrets: (id, code) => `Numero della vostra iscrizione: ${id}\nCodice: ${code}`,
  keep: 'Chi ha questo messaggio può annullare la vostra iscrizione: conservatelo per voi.',
  why: (controller) => `Ricevete questo messaggio perché vi siete iscritti presso ${controller}.`,
};

const sq: NoticeWords = {
  subjects: {
    confirmed: 'Vendi juaj është konfirmuar',
    waitlisted: 'Jeni në listën e pritjes',
    again: 'Një regjistrim i dytë me adresën tuaj',
    offered: 'Një vend është i lirë për ju',
    lapsed: 'Vendi që ju u ofrua i kaloi dikujt tjetër',
    changed: 'Një ndryshim',
    'called-off': 'U anulua',
    cancelled: 'Regjistrimi juaj u anulua',
  },
  first: {
    confirmed: 'Regjistrimi juaj është konfirmuar: keni një vend.',
    waitlisted: 'Të gjitha vendet janë zënë. Jeni në listën e pritjes; kur të lirohet një vend, do t’ju shkruajmë.',
    again:
      'Dikush u regjistrua sërish me emrin dhe adresën tuaj. Nëse ishit ju, anuloni njërin nga të dy; nëse jo, nuk keni ç’të bëni.',
    offered: 'Një vend u lirua dhe po mbahet për ju. Është juaji nëse e pranoni në kohë.',
    lapsed: 'Vendi nuk u pranua në kohë dhe iu ofrua tjetrit në listë. Mund të regjistroheni sërish.',
    changed: 'Diçka ka ndryshuar në një veprimtari ku jeni regjistruar. Regjistrimi juaj vlen.',
    'called-off': 'Një veprimtari ku jeni regjistruar u anulua. Nuk keni ç’të bëni.',
    cancelled: 'Regjistrimi juaj u anulua dhe vendi u është dhënë të tjerëve.',
  },
  until: (moment) => `Mbahet deri më ${moment}.`,
  position: (place) => `Vendi juaj në listë: ${place}.`,
  about: 'Veprimtaria',
  toBeSet: 'data për t’u caktuar',
  indicative: 'periudhë treguese',
  seasons: ['pranverë', 'verë', 'vjeshtë', 'dimër'],
  online: 'në internet',
  mixed: 'me prani dhe në internet',
  venueLater: 'vendi do të njoftohet',
  table: 'Tavolina juaj',
  joining: 'Për t’u lidhur (ju lutemi mos e përcillni)',
  before: 'më parë',
  changes: { when: 'Kur', status: 'Gjendja', mode: 'Mënyra', venue: 'Ku' },
  manage: 'Për të parë ose anuluar regjistrimin tuaj:',
  take: 'Për ta pranuar vendin, hapni këtë faqe dhe konfirmoni:',
  secrets: (id, code) => `Numri i regjistrimit tuaj: ${id}\nKodi: ${code}`,
  keep: 'Kush e ka këtë mesazh mund ta anulojë regjistrimin tuaj: mbajeni për vete.',
  why: (controller) => `E merrni këtë mesazh sepse jeni regjistruar te ${controller}.`,
};

const all: Readonly<Record<string, NoticeWords>> = { en, it, sq };

/** Words in the language of a submission; Italian for those that there are none in, as everywhere. */
export const noticeWords = (locale: string): NoticeWords => {
  const language = locale.toLowerCase().split('-', 1)[0]!;
  return Object.hasOwn(all, language) ? all[language]! : it;
};
