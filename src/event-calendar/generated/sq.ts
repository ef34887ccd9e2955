// Written by `npm run i18n` from src/locale/xliff/sq.xlf.
import { str } from '@lit/localize/internal/str-tag.js';

export const templates = {
  'c-when-autumn': str`vjeshta ${0}`,
  'c-when-indicative-date': str`${0}, datë orientuese`,
  'c-when-indicative-period': str`${0}, periudhë orientuese`,
  'c-when-no-end': str`${0}, pa afat përfundimi të caktuar`,
  'c-when-no-start': str`pa fillim të caktuar, mbaron ${0}`,
  'c-when-spring': str`pranvera ${0}`,
  'c-when-summer': str`vera ${0}`,
  'c-when-winter': str`dimri ${0}`,
};
