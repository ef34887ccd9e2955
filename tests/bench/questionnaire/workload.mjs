/**
 * Questionnaires as no library writes them: seeded, the same at every run. A block of ten holds every kind that all
 * competitors have; a third of the questions wait for an earlier answer, some of them for one in the first block.
 *
 * @typedef {{ q: string, is?: string }} Condition `is` a value; without it, answered at all
 * @typedef {{ id: string, title: string, type: 'radio' | 'checkbox' | 'dropdown' | 'comment' | 'number' | 'text',
 *   options?: string[], visibleIf?: Condition }} Question
 * @typedef {{ pageSize: number, questions: Question[] }} Workload
 */

export const PAGE = 10;
const NOUNS = 'region school budget project partner event report grant audience language museum library'.split(' ');
const YES_NO = ['yes', 'no'];
const letters = (count) => [...'abcdefgh'].slice(0, count);

/** mulberry32: 32 bits of state, enough to shuffle words and orders alike on every machine. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {number} count a multiple of ten @returns {Workload} */
export function workload(count) {
  const next = random(count);
  const noun = () => NOUNS[Math.floor(next() * NOUNS.length)];
  const questions = Array.from({ length: count }, (_, i) => {
    const block = i - (i % PAGE);
    const title = `${i + 1}. How would you describe the ${noun()} ${noun()} of your ${noun()}?`;
    return { id: `q${i}`, title, ...kind(i % PAGE, block, next) };
  });
  return { pageSize: PAGE, questions };
}

/** What stands at a place of a block: 0 and 7 are what 3, 6 and 9 wait for; q1 is what every 5 may wait for. */
function kind(place, block, next) {
  const ifYes = { visibleIf: { q: `q${block}`, is: 'yes' } };
  switch (place) {
    case 0:
      return { type: 'radio', options: YES_NO };
    case 1:
      return block ? { type: 'text' } : { type: 'radio', options: YES_NO };
    case 2:
      return { type: 'dropdown', options: letters(6) };
    case 3:
      return { type: 'number', ...ifYes };
    case 4:
      return { type: 'checkbox', options: letters(4) };
    case 5:
      return { type: 'comment', ...(next() < 1 / 3 || !block ? { visibleIf: { q: 'q1', is: 'yes' } } : {}) };
    case 6:
      return { type: 'radio', options: letters(4), ...ifYes };
    case 8:
      return { type: 'number' };
    case 9:
      return { type: 'text', visibleIf: { q: `q${block + 7}` } };
    default:
      return { type: 'text' };
  }
}

/** The questions on the first page, or all. @param {Workload} load */
export const shown = ({ questions, pageSize }, paged) => (paged ? questions.slice(0, pageSize) : questions);

/** Pages of questions; one page when they are not paged. @param {Workload} load @returns {Question[][]} */
export function pages({ questions, pageSize }, paged) {
  const size = paged ? pageSize : questions.length;
  return Array.from({ length: questions.length / size }, (_, i) => questions.slice(i * size, (i + 1) * size));
}

/** The last question that is there from the start: when it is, the form is. */
export const lastPlain = (load, paged) => shown(load, paged).findLast((q) => !q.visibleIf).id;
