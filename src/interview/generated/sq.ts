// Written by `npm run i18n` from src/locale/xliff/sq.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'i-add-experience': `Shtoni një përvojë tjetër`,
  'i-add-first': `Shtoni një përvojë`,
  'i-choose': `Zgjidhni në vijën kohore`,
  'i-d-unnamed': `praktikë pa emër`,
  'i-d-untitled': `përvojë pa titull`,
  'i-done': `U krye`,
  'i-edit': `Ndryshoni`,
  'i-explore': `për t’u rishikuar`,
  'i-explored': str`Të zgjedhura për t’u rishikuar: ${0}. Zgjidhni nga ${1} deri në ${2}.`,
  'i-first': `Filloni me përvojën e parë që ju vjen në mend.`,
  'i-minutes': str`${0} min`,
  'i-most': `Nuk ka vend për përvoja të tjera.`,
  'i-none-chosen': `Ende nuk është zgjedhur asnjë përvojë për t’u rishikuar.`,
  'i-pause': `Çast i mirë për t’u ndalur: përgjigjet ruhen në këtë pajisje dhe mund të vazhdoni një ditë tjetër.`,
  'i-pre-fold': `E keni plotësuar tashmë pyetësorin? Nisni prej andej`,
  'i-retraced': `Përvojat për t’u rishikuar`,
  'i-return': `Kthehuni ku ishit`,
  'i-step-of': str`${0} nga ${1}`,
  'i-too-few': `Zgjidhni të paktën një përvojë për t’u rishikuar.`,
  'i-too-many': `Mund të rishikohen më pak përvoja: zgjidhni disa prej tyre.`,
  'i-turning': `pikë kthese`,
  'i-undated': `pa datë`,
};
