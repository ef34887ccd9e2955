// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'c-when-autumn': str`autunno ${0}`,
  'c-when-indicative-date': str`${0}, data indicativa`,
  'c-when-indicative-period': str`${0}, periodo indicativo`,
  'c-when-no-end': str`${0}, senza un termine stabilito`,
  'c-when-no-start': str`senza un inizio stabilito, termine ${0}`,
  'c-when-spring': str`primavera ${0}`,
  'c-when-summer': str`estate ${0}`,
  'c-when-winter': str`inverno ${0}`,
};
