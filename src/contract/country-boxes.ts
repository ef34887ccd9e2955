/**
 * Boxes around countries in whole degrees (west, south, east, north), those of Europe, the Mediterranean and some beyond;
 * territories overseas lie outside. They are wide on purpose: they tell only whether a point that is far away would be in
 * its country with its two numbers exchanged.
 */
const boxes =
  'AD 1 42 2 43 AE 51 22 57 27 AL 19 39 22 43 AM 43 38 47 42 AR -74 -56 -53 -21 AT 9 46 18 50 AU 112 -44 154 -10 ' +
  'AZ 44 38 51 42 BA 15 42 20 46 BE 2 49 7 52 BG 22 41 29 45 BR -74 -34 -34 6 BY 23 51 33 57 CA -142 41 -52 84 ' +
  'CH 5 45 11 48 CL -76 -56 -66 -17 CN 73 18 135 54 CY 32 34 35 36 CZ 12 48 19 52 DE 5 47 16 56 DK 8 54 16 58 ' +
  'DZ -9 18 12 38 EE 21 57 29 60 EG 24 21 37 32 ES -10 35 5 44 FI 19 59 32 71 FR -6 41 10 52 GB -9 49 2 61 ' +
  'GE 39 41 47 44 GR 19 34 30 42 HR 13 42 20 47 HU 16 45 23 49 IE -11 51 -5 56 IL 34 29 36 34 IN 68 6 98 36 ' +
  'IS -25 63 -13 67 IT 6 35 19 48 JO 34 29 40 34 JP 122 24 146 46 KR 124 33 132 39 LB 35 33 37 35 LI 9 47 10 48 ' +
  'LT 20 53 27 57 LU 5 49 7 51 LV 20 55 29 59 LY 9 19 26 34 MA -18 21 0 36 MC 7 43 8 44 MD 26 45 31 49 ' +
  'ME 18 41 21 44 MK 20 40 24 43 MT 14 35 15 37 MX -119 14 -86 33 NL 3 50 8 54 NO 4 57 32 72 NZ 166 -48 179 -34 ' +
  'PL 14 49 25 55 PS 34 31 36 33 PT -32 32 -6 43 RO 20 43 30 49 RS 18 41 24 47 SE 10 55 25 70 SI 13 45 17 47 ' +
  'SK 16 47 23 50 SM 12 43 13 44 SN -18 12 -11 17 SY 35 32 43 38 TN 7 30 12 38 TR 25 35 45 43 UA 22 44 41 53 ' +
  'US -125 24 -66 50 VA 12 41 13 42 XK 20 41 22 44 ZA 16 -35 33 -22';

const parsed = new Map<string, readonly number[]>();
for (const [, code, bounds] of boxes.matchAll(/([A-Z]{2})((?: -?\d+){4})/g))
  parsed.set(code!, bounds!.trim().split(' ').map(Number));

/** Whether a point lies in the box around a country; undefined where we have none. */
export function inCountry(country: string, longitude: number, latitude: number): boolean | undefined {
  const [west, south, east, north] = parsed.get(country) ?? [];
  if (west === undefined) return undefined;
  return longitude >= west && longitude <= east! && latitude >= south! && latitude <= north!;
}
