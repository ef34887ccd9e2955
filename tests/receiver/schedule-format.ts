import * as z from 'zod';

/** A moment as ISO 8601 has it, with how far it is from UTC. */
const Moment = z.iso.datetime({ offset: true });

const Entry = z.strictObject({
  id: z.int().min(1),
  guid: z.uuid(),
  date: Moment,
  /** by the clocks of the conference: what all programmes write and read, although the schema speaks of a date-time */
  start: z.iso.time({ precision: -1 }),
  duration: z.string().regex(/^[0-9]+:[0-9]{2}$/),
  room: z.string(),
  slug: z.string().regex(/^[a-z0-9_-]+[a-z0-9]$/),
  url: z.url(),
  title: z.string(),
  subtitle: z.nullable(z.string()),
  track: z.nullable(z.string()),
  type: z.string(),
  language: z.string(),
  abstract: z.nullable(z.string()),
  description: z.optional(z.nullable(z.string())),
  persons: z.array(z.looseObject({ name: z.string() })),
  links: z.array(z.unknown()),
});

/** What https://c3voc.de/schedule/schema.json asks of a schedule. */
export const Schedule = z.strictObject({
  $schema: z.optional(z.string()),
  generator: z.optional(z.looseObject({ name: z.string() })),
  schedule: z.looseObject({
    version: z.string(),
    rooms: z.optional(z.never()),
    conference: z.strictObject({
      acronym: z.string().regex(/^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/),
      title: z.string(),
      start: z.iso.date(),
      end: z.iso.date(),
      daysCount: z.int(),
      timeslot_duration: z.string().regex(/^[0-9]+:[0-9]{2}$/),
      time_zone_name: z.string().regex(/^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/),
      days: z.array(
        z.strictObject({
          index: z.int(),
          date: z.iso.date(),
          day_start: Moment,
          day_end: Moment,
          rooms: z.record(z.string(), z.array(Entry)),
        }),
      ),
    }),
  }),
});
export type Schedule = z.infer<typeof Schedule>;
