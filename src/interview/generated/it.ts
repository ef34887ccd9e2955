// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'i-add-experience': `Aggiungete un’altra esperienza`,
  'i-add-first': `Aggiungete un’esperienza`,
  'i-choose': `Scegliete sulla linea del tempo`,
  'i-d-unnamed': `pratica senza nome`,
  'i-d-untitled': `esperienza senza titolo`,
  'i-done': `Fatto`,
  'i-edit': `Modificate`,
  'i-explore': `da ripercorrere`,
  'i-explored': str`Scelte da ripercorrere: ${0}. Sceglietene da ${1} a ${2}.`,
  'i-first': `Cominciate dalla prima esperienza che vi viene in mente.`,
  'i-minutes': str`${0} min`,
  'i-most': `Non c’è posto per altre esperienze.`,
  'i-none-chosen': `Nessuna esperienza è ancora scelta da ripercorrere.`,
  'i-pause': `Un buon momento per fermarsi: le risposte restano su questo dispositivo e potete riprendere un altro giorno.`,
  'i-pre-fold': `Avete già compilato il questionario? Riprendete da lì`,
  'i-retraced': `Esperienze da ripercorrere`,
  'i-return': `Tornate dov’eravate`,
  'i-step-of': str`${0} di ${1}`,
  'i-too-few': `Scegliete almeno un’esperienza da ripercorrere.`,
  'i-too-many': `Si possono ripercorrere meno esperienze: sceglietene alcune.`,
  'i-turning': `punto di svolta`,
  'i-undated': `senza data`,
};
