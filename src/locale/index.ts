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
export { collator, dateFormat, displayNames, fold, listFormat, numberFormat, parseNumber, plural } from './intl.ts';
export { countries, languages, type Named } from './codes.ts';
export { formatEdtf } from './edtf.ts';
