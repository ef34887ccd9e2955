// Written by `npm run i18n` from src/locale/xliff/sq.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  's-as-bars': `Si shirita`,
  's-as-radar': `Si radar`,
  's-as-table': `Si tabelë`,
  's-before': `ju, më parë`,
  's-half': `gjysma e mesme e grupit`,
  's-mean': `mesatarja e grupit`,
  's-median': `mediana e grupit`,
  's-no-marks': `Nuk ka ende asgjë për të vizatuar.`,
  's-no-picture': `Ky shfletues nuk bën figurë prej tij. Ruani në vend të saj vizatimin (SVG).`,
  's-not-told': `nuk tregohet`,
  's-own': `ju`,
  's-quartiles': str`Gjysma e përgjigjeve është midis ${0} dhe ${1}; mediana është ${2}`,
  's-save': `Ruani`,
  's-save-csv': `Tabelë (CSV)`,
  's-save-png': `Figurë (PNG)`,
  's-save-svg': `Vizatim (SVG)`,
};
