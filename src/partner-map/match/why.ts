import { choose, currentLocale, displayNames, formatEdtf, listFormat, msg, str } from '../../locale/index.ts';
import type { Text } from '../../contract/text.ts';
import type { Model } from '../model.ts';
import type { Matched, Reason } from './match.ts';

/** Why an entry fits, in a sentence of the interface's language. To be called while rendering. */
export function why(reason: Reason, model: Model): string {
  const locale = currentLocale();
  const text = (value: Text): string => choose(value, locale, model.locales).text;
  const list = (names: readonly string[]): string => listFormat(locale).format(names);
  const countries = (codes: readonly string[]): string =>
    list(codes.map((code) => displayNames(locale, 'region').of(code)!));
  switch (reason.kind) {
    case 'offers':
      return msg(str`Offers what you seek: «${text(reason.what)}»`, { id: 'm-why-offers' });
    case 'is':
      return msg(str`Is what you seek: ${text(reason.what)}`, { id: 'm-why-is' });
    case 'seeks':
      return msg(str`Seeks what you offer: «${text(reason.what)}»`, { id: 'm-why-seeks' });
    case 'type':
      return msg(str`Your profile and theirs answer each other: ${reason.types[0]} and ${reason.types[1]}`, {
        id: 'm-why-type',
      });
    case 'sector': {
      const names = list(reason.values.map((id) => text(model.sectors.get(id)?.label ?? id)));
      return msg(str`Works in what you work in: ${names}`, { id: 'm-why-sector' });
    }
    case 'there':
      return msg(str`Works in ${countries(reason.values)}, where you want to go`, { id: 'm-why-there' });
    case 'here':
      return msg(str`Wants to go to ${countries(reason.values)}, where you work`, { id: 'm-why-here' });
    case 'language': {
      const names = list(reason.values.map((code) => displayNames(locale, 'language').of(code)!));
      return msg(str`A language in common: ${names}`, { id: 'm-why-language' });
    }
    case 'purpose':
      return reason.values.length > 1
        ? msg('Has commercial purposes and projects, as you have', { id: 'm-why-purposes' })
        : reason.values[0] === 'project'
          ? msg('Looks for projects, as you do', { id: 'm-why-project' })
          : msg('Has commercial purposes, as you have', { id: 'm-why-commercial' });
    case 'network': {
      const names = reason.values.map((id) => {
        const n = model.number(id);
        return text(n === undefined ? (model.programmes.get(id)?.label ?? id) : model.partner(n).name);
      });
      return msg(str`You are both in ${list(names)}`, { id: 'm-why-network' });
    }
    case 'time':
      return msg(str`Can be answered until ${formatEdtf(reason.until, locale)}`, { id: 'm-why-time' });
    case 'known':
      return msg('You are linked already', { id: 'm-why-known' });
  }
}

/** When nobody fits: what to say that would find somebody. To be called while rendering. */
export function advice({ missing }: Matched): string {
  const parts = missing.map((part) => {
    switch (part) {
      case 'needs':
        return msg('what you seek', { id: 'm-why-none-needs' });
      case 'offers':
        return msg('what you offer', { id: 'm-why-none-offers' });
      case 'sectors':
        return msg('your sectors', { id: 'm-why-none-sectors' });
      case 'targets':
        return msg('the countries where you want to go', { id: 'm-why-none-targets' });
    }
  });
  return parts.length
    ? msg(str`Nobody fits yet. It helps to say ${listFormat(currentLocale()).format(parts)}.`, { id: 'm-why-none' })
    : msg('Nobody fits what you said. Try other words, or more sectors and countries.', { id: 'm-why-none-other' });
}
