// ISO 3166-1 alpha-2, second letters after their first, and XK, which the standard leaves to users and the EU uses for Kosovo
export const COUNTRIES =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HK' +
  'MNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA' +
  ' REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS XK YET ZAMW';
// ISO 639-1; the deprecated sh, and bh, which is a family, are left out
export const LANGUAGES =
  'aabefkmnrsvyz baegimnors caehorsuvy daevz eelnostu fafijory gadlnuv haeiortuyz iadegikostu jav kagijklmnorsuvw' +
  'y labginotuv mghiklnrsty nabdeglnorvy ocjmrs pailst qu rmnouw sacdegiklmnoqrstuvw taeghiklnorstwy ugkrz veio w' +
  'ao xh yio zahu';

/** The codes of a packed list: each word is a first letter and all second ones. */
export const unpack = (codes: string): string[] =>
  codes.split(' ').flatMap(([first, ...second]) => second.map((letter) => first! + letter));
