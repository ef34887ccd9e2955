import { msg, str } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import type { Words } from './layout/scene.ts';

/** What drawings say by themselves. To be called while rendering. */
export const wordsOf = (s: Viewing): Words => ({
  number: (value) => s.number(value),
  untold: msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' }),
  few: msg('too few answers', { id: 's-few', desc: 'In place of a score: too few questions were answered for it' }),
  half: msg('the middle half of the group', { id: 's-half', desc: 'Legend: from the first to the third quartile' }),
  median: msg('median of the group', { id: 's-median' }),
  mean: msg('mean of the group', { id: 's-mean' }),
  own: msg('you', { id: 's-own', desc: 'Legend: the mark of the reader’s own organisation' }),
  before: msg('you, earlier', { id: 's-before', desc: 'Legend: the mark of an earlier answer' }),
  quartiles: (first, median, third) =>
    msg(str`Half of the answers lie between ${first} and ${third}; the median is ${median}`, { id: 's-quartiles' }),
});
