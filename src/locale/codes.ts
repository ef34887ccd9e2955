import { cached, collator, displayNames } from './intl.ts';

/** A code and its name in the locale. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

// ISO 3166-1 alpha-2, second letters after their first, and XK, which the standard leaves to users and the EU uses for Kosovo
const COUNTRIES =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HK' +
  'MNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA' +
  ' REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS XK YET ZAMW';
// ISO 639-1; the deprecated sh, and bh, which is a family, are left out
const LANGUAGES =
  'aabefkmnrsvyz baegimnors caehorsuvy daevz eelnostu fafijory gadlnuv haeiortuyz iadegikostu jav kagijklmnorsuvw' +
  'y labginotuv mghiklnrsty nabdeglnorvy ocjmrs pailst qu rmnouw sacdegiklmnoqrstuvw taeghiklnorstwy ugkrz veio w' +
  'ao xh yio zahu';

const named = (codes: string, type: 'region' | 'language', locale: string): readonly Named[] =>
  cached(type + locale, () =>
    codes
      .split(' ')
      .flatMap(([first, ...second]) => second.map((letter) => first + letter))
      .map((code) => ({ code, name: displayNames(locale, type).of(code)! }))
      .sort((a, b) => collator(locale).compare(a.name, b.name)),
  );

/** The countries and territories of ISO 3166-1 and Kosovo, named and sorted in the locale. */
export const countries = (locale: string): readonly Named[] => named(COUNTRIES, 'region', locale);

/** The languages of ISO 639-1, named and sorted in the locale. */
export const languages = (locale: string): readonly Named[] => named(LANGUAGES, 'language', locale);
