import { Hono } from 'hono';
import { Form, type Answer, type Answers } from '../../form/index.ts';
import type { InterviewModels } from '../../form/interview.ts';
import { published } from '../published.ts';
import { sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';
import { counts } from '../store/sql.ts';

/** A practice as the one who told it agreed to have it published. */
export interface Practice {
  /** the interview: its ladder has the words for `rung` */
  about: string;
  /** language of the texts */
  locale: string;
  name: string;
  rung: string | null;
  conditions_text?: string;
  steps?: string;
  /** where the consent is to be named, and the interview asks for `org_name` */
  org?: string;
}

interface Told {
  id: string;
  about: string;
  version: string;
  locale: string;
  tracks: readonly Answers[];
  org: Answer;
}

const page = 100;
const nobody = '00000000-0000-0000-0000-000000000000';

const text = (value: Answer): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;

/** The practices of one interview that may be told; what is not agreed to in so many words is not. */
function shared(models: InterviewModels, { about, locale, tracks, org }: Told): Practice[] {
  return tracks.flatMap((track): Practice[] => {
    const { share } = track;
    const name = text(track.name);
    if ((share !== 'anonymous' && share !== 'named') || !name) return [];
    const { id: _, experiences: __, ...answers } = track;
    const rung = text(track.rung) ?? text(new Form(models.track, { answers }).read('proposed'));
    const [conditions, steps] = [text(track.conditions_text), text(track.steps)];
    return [
      {
        about,
        locale,
        name,
        rung: rung ?? null,
        ...(conditions && { conditions_text: conditions }),
        ...(steps && { steps }),
        ...(share === 'named' && text(org) && { org: text(org)! }),
      },
    ];
  });
}

/**
 * GET /api/practices: what interviews agreed to share, in an order that does not tell who came when, nor which two have
 * the same author. Read from what is stored at every call: what is erased is gone with its submission.
 */
export const practices = ({ database, content }: Services): Hono =>
  new Hono().get('/', async (c) => {
    await content.refresh();
    const all: Practice[] = [];
    for (let after = nobody; ;) {
      const rows = await database.query<Told>(
        `SELECT id, about, version, locale, answers->'tracks' AS tracks, answers->'org_name' AS org FROM submissions
         WHERE kind = 'interview' AND ${counts} AND id > $1
           AND jsonb_path_exists(answers, '$.tracks[*].share ? (@ == "anonymous" || @ == "named")')
         ORDER BY id LIMIT ${page}`,
        [after],
      );
      for (const row of rows) {
        const current = content.current(row.about);
        const models = content.version(row.about, row.version)?.interview ?? current?.interview;
        if (current && models) all.push(...shared(models, row));
      }
      if (rows.length < page) break;
      after = rows.at(-1)!.id;
      await new Promise((done) => setImmediate(done));
    }
    const sorted = all.map((practice) => JSON.stringify(practice)).sort();
    const json = `{"practices":[${sorted.join(',')}]}`;
    return published(c, json, `"${Buffer.from(sha256(json)).toString('base64url')}"`);
  });
