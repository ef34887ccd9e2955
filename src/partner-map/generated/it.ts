// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'm-why-commercial': `Ha fini commerciali, come voi`,
  'm-why-here': str`Vuole andare dove lavorate: ${0}`,
  'm-why-is': str`È quello che cercate: ${0}`,
  'm-why-known': `Siete già in contatto`,
  'm-why-language': str`Una lingua in comune: ${0}`,
  'm-why-network': str`Siete entrambi in ${0}`,
  'm-why-none': str`Per ora nessuno corrisponde. Aiuta dire ${0}.`,
  'm-why-none-needs': `che cosa cercate`,
  'm-why-none-offers': `che cosa offrite`,
  'm-why-none-other': `Nessuno corrisponde a quello che avete detto. Provate altre parole, o più settori e Paesi.`,
  'm-why-none-sectors': `i vostri settori`,
  'm-why-none-targets': `i Paesi in cui volete andare`,
  'm-why-offers': str`Offre quello che cercate: «${0}»`,
  'm-why-project': `Cerca progetti, come voi`,
  'm-why-purposes': `Ha fini commerciali e progettuali, come voi`,
  'm-why-sector': str`Lavora in ciò di cui vi occupate: ${0}`,
  'm-why-seeks': str`Cerca quello che offrite: «${0}»`,
  'm-why-there': str`Lavora dove volete andare: ${0}`,
  'm-why-time': str`Si può rispondere fino al ${0}`,
  'm-why-type': str`Il vostro profilo e il suo si rispondono: ${0} e ${1}`,
};
