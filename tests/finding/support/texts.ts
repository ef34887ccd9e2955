import fc from 'fast-check';
import { words } from '../../../src/finding/words.ts';

/** Texts that are hard to fold, and any others. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'שלום עולם',
    'مرحبا',
    'Straße',
    'ÆØÅ',
    'ﬁn',
    'İstanbul',
    '한국어',
    'a\ud800b',
    'e\u0301te\u0301',
    'ΟΔΟΣ',
  ),
);

/** Those with words that count. */
export const named: fc.Arbitrary<string> = text.filter((name) => words(name).length > 0 && words(name).length <= 8);
