import type { Phrases } from './sentence.ts';

/**
 * The phrases of `sentence` in each language. Kept apart so that a page that only evaluates rules does not carry them.
 * Albanian is a draft for a native reader to check.
 */
export const words: { readonly it: Phrases; readonly en: Phrases; readonly sq: Phrases } = {
  it: {
    lang: 'it',
    quote: (text) => `“${text}”`,
    yes: 'sì',
    no: 'no',
    today: 'oggi',
    compare: {
      '===': (a, b) => `${a} è ${b}`,
      '!==': (a, b) => `${a} non è ${b}`,
      '<': (a, b) => `${a} è meno di ${b}`,
      '<=': (a, b) => `${a} è al massimo ${b}`,
      '>': (a, b) => `${a} è più di ${b}`,
      '>=': (a, b) => `${a} è almeno ${b}`,
    },
    dates: {
      '<': (a, b) => `${a} è prima di ${b}`,
      '<=': (a, b) => `${a} è entro ${b}`,
      '>': (a, b) => `${a} è dopo ${b}`,
      '>=': (a, b) => `${a} è a partire da ${b}`,
    },
    between: (a, low, high, inclusive) => `${a} è fra ${low} e ${high}, estremi ${inclusive ? 'compresi' : 'esclusi'}`,
    counts: {
      '===': (x, n) => (n ? `${x} ha ${risposte(n)}` : `${x} non ha risposte`),
      '!==': (x, n) => `${x} non ha ${risposte(n)}`,
      '<': (x, n) => `${x} ha meno di ${risposte(n)}`,
      '<=': (x, n) => `${x} ha al massimo ${risposte(n)}`,
      '>': (x, n) => `${x} ha più di ${risposte(n)}`,
      '>=': (x, n) => `${x} ha almeno ${risposte(n)}`,
    },
    holds: (x) => `la risposta a ${x} è sì`,
    answered: (x) => `${x} ha una risposta`,
    unanswered: (x) => `${x} è senza risposta`,
    selected: (x, options) => `in ${x} c’è ${options}`,
    unselected: (x, options) => `in ${x} non c’è ${options}`,
    not: (condition) => `non è vero che ${condition}`,
    sum: (list) => `la somma di ${list}`,
    min: (list) => `il minore fra ${list}`,
    max: (list) => `il maggiore fra ${list}`,
    count: (x) => `il numero di risposte in ${x}`,
    year: (x) => `l’anno di ${x}`,
    round: (x, digits) => (digits === '0' ? `${x} senza decimali` : `${x} con ${digits} decimali`),
    remainder: (a, b) => `il resto di ${a} diviso ${b}`,
    choose: (condition, then) => `se ${condition}: ${then}`,
    otherwise: (value) => `altrimenti: ${value}`,
  },
  en: {
    lang: 'en',
    quote: (text) => `“${text}”`,
    yes: 'yes',
    no: 'no',
    today: 'today',
    compare: {
      '===': (a, b) => `${a} is ${b}`,
      '!==': (a, b) => `${a} is not ${b}`,
      '<': (a, b) => `${a} is less than ${b}`,
      '<=': (a, b) => `${a} is at most ${b}`,
      '>': (a, b) => `${a} is more than ${b}`,
      '>=': (a, b) => `${a} is at least ${b}`,
    },
    dates: {
      '<': (a, b) => `${a} is before ${b}`,
      '<=': (a, b) => `${a} is by ${b}`,
      '>': (a, b) => `${a} is after ${b}`,
      '>=': (a, b) => `${a} is from ${b}`,
    },
    between: (a, low, high, inclusive) =>
      `${a} is between ${low} and ${high}, ends ${inclusive ? 'included' : 'excluded'}`,
    counts: {
      '===': (x, n) => (n ? `${x} has ${answers(n)}` : `${x} has no answers`),
      '!==': (x, n) => `${x} does not have ${answers(n)}`,
      '<': (x, n) => `${x} has fewer than ${answers(n)}`,
      '<=': (x, n) => `${x} has at most ${answers(n)}`,
      '>': (x, n) => `${x} has more than ${answers(n)}`,
      '>=': (x, n) => `${x} has at least ${answers(n)}`,
    },
    holds: (x) => `the answer to ${x} is yes`,
    answered: (x) => `${x} is answered`,
    unanswered: (x) => `${x} is not answered`,
    selected: (x, options) => `${x} includes ${options}`,
    unselected: (x, options) => `${x} does not include ${options}`,
    not: (condition) => `it is not true that ${condition}`,
    sum: (list) => `the sum of ${list}`,
    min: (list) => `the smallest of ${list}`,
    max: (list) => `the largest of ${list}`,
    count: (x) => `the number of answers in ${x}`,
    year: (x) => `the year of ${x}`,
    round: (x, digits) => (digits === '0' ? `${x} without decimals` : `${x} with ${digits} decimals`),
    remainder: (a, b) => `the remainder of ${a} divided by ${b}`,
    choose: (condition, then) => `if ${condition}: ${then}`,
    otherwise: (value) => `otherwise: ${value}`,
  },
  sq: {
    lang: 'sq',
    quote: (text) => `“${text}”`,
    yes: 'po',
    no: 'jo',
    today: 'sot',
    compare: {
      '===': (a, b) => `${a} është ${b}`,
      '!==': (a, b) => `${a} nuk është ${b}`,
      '<': (a, b) => `${a} është më pak se ${b}`,
      '<=': (a, b) => `${a} është e shumta ${b}`,
      '>': (a, b) => `${a} është më shumë se ${b}`,
      '>=': (a, b) => `${a} është të paktën ${b}`,
    },
    dates: {
      '<': (a, b) => `${a} është para ${b}`,
      '<=': (a, b) => `${a} është deri më ${b}`,
      '>': (a, b) => `${a} është pas ${b}`,
      '>=': (a, b) => `${a} është duke filluar nga ${b}`,
    },
    between: (a, low, high, inclusive) =>
      `${a} është midis ${low} dhe ${high}, skajet ${inclusive ? 'të përfshira' : 'të përjashtuara'}`,
    counts: {
      '===': (x, n) => (n ? `${x} ka ${pergjigje(n)}` : `${x} nuk ka përgjigje`),
      '!==': (x, n) => `${x} nuk ka ${pergjigje(n)}`,
      '<': (x, n) => `${x} ka më pak se ${pergjigje(n)}`,
      '<=': (x, n) => `${x} ka e shumta ${pergjigje(n)}`,
      '>': (x, n) => `${x} ka më shumë se ${pergjigje(n)}`,
      '>=': (x, n) => `${x} ka të paktën ${pergjigje(n)}`,
    },
    holds: (x) => `përgjigjja te ${x} është po`,
    answered: (x) => `${x} ka përgjigje`,
    unanswered: (x) => `${x} është pa përgjigje`,
    selected: (x, options) => `${x} përfshin ${options}`,
    unselected: (x, options) => `${x} nuk përfshin ${options}`,
    not: (condition) => `nuk është e vërtetë që ${condition}`,
    sum: (list) => `shuma e ${list}`,
    min: (list) => `më i vogli ndër ${list}`,
    max: (list) => `më i madhi ndër ${list}`,
    count: (x) => `numri i përgjigjeve te ${x}`,
    year: (x) => `viti i ${x}`,
    round: (x, digits) => (digits === '0' ? `${x} pa shifra dhjetore` : `${x} me ${digits} shifra dhjetore`),
    remainder: (a, b) => `mbetja e ${a} pjesëtuar me ${b}`,
    choose: (condition, then) => `nëse ${condition}: ${then}`,
    otherwise: (value) => `përndryshe: ${value}`,
  },
};

/** “una risposta”, “2 risposte”: the plural forms of the language, as CLDR names them. */
function plural(lang: string, one: string, other: string): (n: number) => string {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (n) => (rules.select(n) === 'one' ? one : `${numbers.format(n)} ${other}`);
}

const risposte = plural('it', 'una risposta', 'risposte');
const answers = plural('en', 'one answer', 'answers');
const pergjigje = plural('sq', 'një përgjigje', 'përgjigje');
