/** Languages by their names in English and in themselves, for headings such as `label::Shqip`. */
const codes =
  'it en sq fr es de pt ro el sl hr sr bs mk bg hu pl cs sk nl da sv no nb fi et lv lt ga mt ca eu gl cy is uk ru be tr ar he fa ' +
  'ur hi bn pa ta te ne si my th lo km vi id ms tl sw am ti om so ha yo ig zu xh af mg rw ln ht ku ps uz kk ky tg mn ka hy az zh ja ko lb';

let names: Map<string, string> | undefined;

function byName(): Map<string, string> {
  if (names) return names;
  names = new Map();
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  for (const code of codes.split(' ')) {
    names.set((english.of(code) ?? code).toLowerCase(), code);
    const own = new Intl.DisplayNames([code], { type: 'language' }).of(code)?.toLowerCase();
    if (own && !names.has(own)) names.set(own, code);
  }
  return names;
}

/** `English (en)` → `en`, `italiano` → `it`, `pt-BR` → `pt-BR`; undefined for what is not known. */
export function languageTag(name: string): string | undefined {
  const said =
    /\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$/.exec(name)?.[1] ??
    (/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(name) ? name : undefined);
  if (said !== undefined) {
    try {
      return Intl.getCanonicalLocales(said)[0];
    } catch {
      return undefined;
    }
  }
  return byName().get(name.trim().toLowerCase());
}
