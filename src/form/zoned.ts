/** Wall time in a zone of the IANA database and instants (milliseconds since 1970 in UTC), by what the platform knows of zones. */
export interface WallTime {
  /** `yyyy-mm-dd` */
  readonly day: string;
  /** `hh:mm` */
  readonly time: string;
}

const DAY = 864e5;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** offsets at the midnights (UTC) that were asked for, by the number of the day */
  readonly offsets: Map<number, number>;
}

/** Formatters are dear and few zones are in use: those made stay. */
const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    zones.set(name, (zone = { format, offsets: new Map() }));
  }
  return zone;
}

/** `3/28/2021, GMT+01:00` → 3,600,000; London in winter is plain `GMT` */
function measure({ format }: Zone, ms: number): number {
  const [, sign, hours, minutes, seconds = 0] = /GMT(.)(\d+):(\d+)(?::(\d+))?$/.exec(format.format(ms)) ?? [];
  return sign ? (sign === '+' ? 1000 : -1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) : 0;
}

/**
 * How far a zone's clocks are ahead of UTC, in milliseconds. Of days whose ends have the same offset only the ends are
 * measured, once each: no zone changes its clocks twice within a day, and thousands of events lie on few days.
 * @throws RangeError for a zone that the platform does not know (isZone)
 */
export function offsetAt(ms: number, zone: string): number {
  const known = zoneOf(zone);
  const atMidnight = (day: number): number => {
    let offset = known.offsets.get(day);
    if (offset === undefined) known.offsets.set(day, (offset = measure(known, day * DAY)));
    return offset;
  };
  const day = Math.floor(ms / DAY);
  const offset = atMidnight(day);
  return offset === atMidnight(day + 1) ? offset : measure(known, ms);
}

/** Whether the platform knows a zone: `Europe/Rome`; not `+02:00`, which some browsers take and others do not. */
export function isZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && !!zoneOf(name);
  } catch {
    return false;
  }
}

/**
 * When it is that time there. A time that clocks leave out in spring is taken as much later as they leap; of one that they
 * show twice in autumn, the first is meant (Temporal's "compatible").
 * @param day `yyyy-mm-dd`, one that exists
 * @param time `hh:mm`
 */
export function instantOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}Z`);
  const [before, after] = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  // the clocks go back: the earlier reading is by the offset before
  const early = wall - before;
  return before === after || offsetAt(early, zone) === before || offsetAt(wall - after, zone) !== after
    ? early
    : wall - after;
}

export function wallOf(ms: number, zone: string): WallTime {
  const [day, time] = new Date(ms + offsetAt(ms, zone)).toISOString().split('T') as [string, string];
  return { day, time: time.slice(0, 5) };
}

/** An instant as it is told with how far the zone is ahead: `2021-03-05T14:30:00+01:00`. */
export function isoInstant(ms: number, zone: string): string {
  const offset = offsetAt(ms, zone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const wall = new Date(ms + offset).toISOString().slice(0, 19);
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whether clocks in two zones differ at an instant. */
export const offsetDiffers = (ms: number, a: string, b: string): boolean => offsetAt(ms, a) !== offsetAt(ms, b);
