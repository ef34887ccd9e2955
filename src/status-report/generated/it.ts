// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  's-as-bars': `Come barre`,
  's-as-radar': `Come radar`,
  's-as-table': `Come tabella`,
  's-before': `voi, in precedenza`,
  's-half': `la metà centrale del gruppo`,
  's-mean': `media del gruppo`,
  's-median': `mediana del gruppo`,
  's-no-marks': `Non c’è ancora nulla da disegnare.`,
  's-no-picture': `Questo browser non ne fa un’immagine. Salvate invece il disegno (SVG).`,
  's-not-told': `non indicato`,
  's-own': `voi`,
  's-quartiles': str`Metà delle risposte sta fra ${0} e ${1}; la mediana è ${2}`,
  's-save': `Salvate`,
  's-save-csv': `Tabella (CSV)`,
  's-save-png': `Immagine (PNG)`,
  's-save-svg': `Disegno (SVG)`,
};
