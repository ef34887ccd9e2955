// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'find-chips': `Filtri in uso`,
  'find-clear': `Togliete tutti`,
  'find-did-you-mean': `Intendevate`,
  'find-filters': `Filtri`,
  'find-in': str`Cercate in «${0}»`,
  'find-more': str`Mostratene ancora ${0} su ${1}`,
  'find-more-filters': str`Altri ${0} filtri`,
  'find-nothing': `Nessun risultato.`,
  'find-remove': `togliete`,
  'find-search': `Cerca`,
  'find-show-all': `Mostrate tutto`,
  'find-view': `Mostrate come`,
  'find-without': str`Senza «${0}»: ${1}`,
};
