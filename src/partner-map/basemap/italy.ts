import { decode } from './decode.ts';
import { packed } from './generated/regions-it.ts';
import { shapeAt } from './place.ts';

export interface Region {
  /** ISO 3166-2 */
  readonly id: string;
  readonly name: Readonly<Record<'it' | 'en' | 'sq', string>>;
}

/** Italy's regions on a map: codes are the second part of their ISO 3166-2. */
export const italy = decode(packed);

/** By ISO 3166-2: Italian, English (CLDR), Albanian; a name that is missing is the Italian one. */
const NAMES: Readonly<Record<string, readonly [it: string, en?: string, sq?: string]>> = {
  21: ['Piemonte', 'Piedmont'],
  23: ['Valle d’Aosta', 'Aosta Valley', 'Lugina e Aostës'],
  25: ['Lombardia', 'Lombardy'],
  32: ['Trentino-Alto Adige', 'Trentino-South Tyrol', 'Trentino-Tiroli i Jugut'],
  34: ['Veneto'],
  36: ['Friuli-Venezia Giulia', 'Friuli-Venezia Giulia', 'Friuli-Venecia Xhulia'],
  42: ['Liguria'],
  45: ['Emilia-Romagna', 'Emilia-Romagna', 'Emilia-Romanja'],
  52: ['Toscana', 'Tuscany', 'Toskana'],
  55: ['Umbria'],
  57: ['Marche', 'Marche', 'Marke'],
  62: ['Lazio', 'Lazio', 'Lacio'],
  65: ['Abruzzo', 'Abruzzo', 'Abruco'],
  67: ['Molise', 'Molise', 'Molize'],
  72: ['Campania', 'Campania', 'Kampania'],
  75: ['Puglia', 'Apulia', 'Pulia'],
  77: ['Basilicata', 'Basilicata', 'Bazilikata'],
  78: ['Calabria', 'Calabria', 'Kalabria'],
  82: ['Sicilia', 'Sicily', 'Siçilia'],
  88: ['Sardegna', 'Sardinia', 'Sardenja'],
};

/** The region of Italy at a place in degrees; undefined elsewhere. */
export function regionAt(longitude: number, latitude: number): Region | undefined {
  const code = shapeAt(italy, longitude, latitude)?.code;
  if (!code) return undefined;
  const [it, en = it, sq = it] = NAMES[code]!;
  return { id: `IT-${code}`, name: { it, en, sq } };
}
