/** Letters that no decomposition takes apart, as people write them without. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** What stands for every entry that is not yet one (`about`). */
const reserved = 'new';

/**
 * An id from a name: `Teatro dell'Aquila` → `teatro-dell-aquila`; with `-2`, `-3` … when it is taken.
 * @param taken whether an id is in use
 */
export function slug(name: string, taken: (id: string) => boolean): string {
  const base =
    name
      .toLowerCase()
      .replace(/[ßæœøđðþłı]/g, (letter) => plain[letter]!)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 56)
      .replace(/^-+|-+$/g, '') || 'entry';
  const free = (id: string) => id !== reserved && !taken(id);
  if (free(base)) return base;
  for (let n = 2; ; n++) if (free(`${base}-${n}`)) return `${base}-${n}`;
}
