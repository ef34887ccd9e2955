import { collator, displayNames } from './intl.ts';

/** A code and its name in the locale. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

// ISO 3166-1 alpha-2, two letters each, and XK, which the standard leaves to users and the EU uses for Kosovo
const COUNTRIES =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ' +
  'DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJP' +
  'KEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOM' +
  'PAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZ' +
  'UAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW';
// ISO 639-1; the deprecated sh, and bh, which is a family, are left out
const LANGUAGES =
  'aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvha' +
  'hehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmyna' +
  'nbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrts' +
  'tttwtyugukuruzvevivowawoxhyiyozazhzu';

const lists = new Map<string, readonly Named[]>();

function named(codes: string, type: 'region' | 'language', locale: string): readonly Named[] {
  const key = type + locale;
  let list = lists.get(key);
  if (!list) {
    const names = displayNames(locale, type);
    list = codes
      .match(/../g)!
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => collator(locale).compare(a.name, b.name));
    // few languages are open at once
    if (lists.size > 9) lists.clear();
    lists.set(key, list);
  }
  return list;
}

/** The countries and territories of ISO 3166-1 and Kosovo, named and sorted in the locale. */
export const countries = (locale: string): readonly Named[] => named(COUNTRIES, 'region', locale);

/** The languages of ISO 639-1, named and sorted in the locale. */
export const languages = (locale: string): readonly Named[] => named(LANGUAGES, 'language', locale);
