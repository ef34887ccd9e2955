// Written by `npm run i18n` from src/locale/xliff/it.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'q-refused-changed': `Il questionario è cambiato. Ricaricate la pagina: le risposte restano.`,
  'q-refused-closed': `Il termine è passato: le risposte non sono più accettate.`,
  'q-refused-large': `L'invio è troppo grande. Togliete un file, o sceglietene uno più piccolo, e inviate di nuovo.`,
  'q-refused-twice': `Le risposte di questo ente sono già state ricevute.`,
  'q-replace-code': `Codice della ricevuta delle risposte precedenti`,
  'q-replace-compare': `La vostra fotografia può poi confrontarle.`,
  'q-replace-gone': `Le risposte di questo codice sono state eliminate, e ne sono state ricevute altre: inserite il codice di quelle.`,
  'q-replace-kept': str`Usate la ricevuta che è su questo dispositivo (${0})`,
  'q-replace-later': `Risposte successive hanno preso il posto di quelle di questo codice: inserite il codice delle più recenti.`,
  'q-replace-lost': `Senza il codice, chiedete a chi cura l’indagine di eliminare le risposte precedenti; poi inviate di nuovo queste.`,
  'q-replace-other': `Questo codice non è quello delle risposte precedenti di questo ente.`,
  'q-replace-send': `Inviate al posto delle precedenti`,
  'q-replace-since': str`Altre risposte hanno preso il posto di queste (${0}): solo questo codice le apre ancora.`,
  'q-replace-why': `Avete la ricevuta delle risposte precedenti? Con il suo codice queste ne prendono il posto; le precedenti restano leggibili con il loro codice.`,
};
