// Written by `npm run i18n` from src/locale/xliff/sq.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'm-why-commercial': `Ka qëllime tregtare, si ju`,
  'm-why-here': str`Do të shkojë në vendin ku punoni: ${0}`,
  'm-why-is': str`Është ajo që kërkoni: ${0}`,
  'm-why-known': `Jeni tashmë të lidhur`,
  'm-why-language': str`Një gjuhë e përbashkët: ${0}`,
  'm-why-network': str`Jeni të dy në ${0}`,
  'm-why-none': str`Për tani askush nuk përputhet. Ndihmon të thoni ${0}.`,
  'm-why-none-needs': `çfarë kërkoni`,
  'm-why-none-offers': `çfarë ofroni`,
  'm-why-none-other': `Askush nuk përputhet me atë që thatë. Provoni fjalë të tjera, ose më shumë sektorë dhe vende.`,
  'm-why-none-sectors': `sektorët tuaj`,
  'm-why-none-targets': `vendet ku doni të shkoni`,
  'm-why-offers': str`Ofron atë që kërkoni: «${0}»`,
  'm-why-project': `Kërkon projekte, si ju`,
  'm-why-purposes': `Ka qëllime tregtare dhe projekte, si ju`,
  'm-why-sector': str`Punon në fushat tuaja: ${0}`,
  'm-why-seeks': str`Kërkon atë që ofroni: «${0}»`,
  'm-why-there': str`Punon në vendin ku doni të shkoni: ${0}`,
  'm-why-time': str`Mund të përgjigjeni deri më ${0}`,
  'm-why-type': str`Profili juaj dhe i tij i përgjigjen njëri-tjetrit: ${0} dhe ${1}`,
};
