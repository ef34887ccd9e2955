export {
  addMessages,
  currentLocale,
  interfaceLocale,
  isLoaded,
  loadLocale,
  match,
  msg,
  str,
  withLocale,
} from './messages.ts';
export { canonicalTag, resolveLocale, unwatchLanguage, watchLanguage, type Speaker } from './resolve.ts';
export { choose, foreign, type Chosen } from './choose.ts';
export { fold } from '../contract/fold.ts';
export { collator, dateFormat, displayNames, listFormat, numberFormat, parseNumber, plural } from './intl.ts';
export { countries, languages, type Named } from './codes.ts';
export { formatEdtf } from './edtf.ts';
