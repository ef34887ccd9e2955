// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'date-circa': str`circa ${0}`,
  'element-broken': `Questa parte della pagina al momento non può essere mostrata.`,
  'element-loading': `Caricamento…`,
  'element-retry': `Riprovate`,
  'element-unreachable': `Questa parte della pagina non è stata caricata. Verificate la connessione e riprovate.`,
};
