import { describe, expect, it } from 'vitest';
import { memoryDrafts, type Drafts } from '../../src/delivery/index.ts';
import { interviewModels } from '../../src/form/interview.ts';
import { judgeInterview } from '../../src/form/interview-judge.ts';
import type { Answers } from '../../src/form/index.ts';
import type { Host } from '../../src/respondent/sitting.ts';
import { InterviewSitting } from '../../src/interview/sitting.ts';
import { definition, worked } from './told.ts';

const models = interviewModels(definition);
const host = {
  activeLocale: 'it',
  requestUpdate() {},
  changed() {},
} as unknown as Host;

const sit = (known?: Answers, drafts: Drafts = memoryDrafts()) => new InterviewSitting(host, models, { drafts }, known);
/** What a page would show after it was closed and opened again. */
async function resumed(sitting: InterviewSitting, drafts: Drafts): Promise<InterviewSitting> {
  await sitting.flush();
  sitting.close();
  const again = sit(undefined, drafts);
  again.take((await drafts.load(definition.id))!);
  return again;
}
const { evidence: _, ...told } = worked as Answers;
const ids = (s: InterviewSitting) => s.steps.map(({ id }) => id);
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a sitting at an interview', () => {
  it('shows the worked interview as it was told, and sends the same', () => {
    const s = sit(told);
    const sent = plain(s.submitted());
    const { experiences, tracks } = told as unknown as { experiences: { id: string }[]; tracks: { id: string }[] };
    expect(sent.experiences.map(({ id }: { id: string }) => id)).toEqual(experiences.map(({ id }) => id));
    for (const [i, experience] of experiences.entries())
      // what begins with a default is said besides
      expect(sent.experiences[i]).toEqual({ shareable: 'no', ...experience });
    for (const [i, track] of tracks.entries()) expect(sent.tracks[i]).toMatchObject(track);
    expect(s.unplaced).toEqual({});
    // what the receiver would find is what is not answered, nothing else
    const errors = judgeInterview(models, s.submitted());
    const codes = [...new Set(errors.map(({ code }) => code))];
    expect(['required', 'minItems']).toEqual(expect.arrayContaining(codes));
  });

  it('comes back from its draft as it was, each answer under a key of its own', async () => {
    const drafts = memoryDrafts();
    const s = sit(told, drafts);
    s.main.form.answer('why', 'farsi conoscere');
    s.beside.edits['summary/told'] = 'parole nostre';
    s.go('experience/x_edinburgh/origin');
    const again = await resumed(s, drafts);
    expect(again.submitted()).toEqual(s.submitted());
    expect(again.step.id).toBe('experience/x_edinburgh/origin');
    const draft = await drafts.load(definition.id);
    expect(draft!.answers['experiences/x_edinburgh/title']).toBe(s.experiences[5]!.form.read('title'));
    expect(draft!.answers).not.toHaveProperty('experiences');
  });

  it('has the phases as steps, and in place of the loop each step of those that are retraced', () => {
    const s = sit();
    expect(ids(s)).toEqual(['open', 'timeline', 'experience', 'compare', 'synthesis', 'frame', 'return', '#review']);
    s.add('experiences', { title: 'Lione' });
    expect(s.step.id).toBe(`timeline/${s.experiences[0]!.id}`);
    expect(s.asked().map(({ path }) => path)).toEqual(['title', 'where_country', 'when', 'mood']);
    s.mark(s.experiences[0]!, { explore: true });
    const { id } = s.experiences[0]!;
    expect(ids(s).slice(1, 9)).toEqual([
      'timeline',
      ...['facts', 'origin', 'process', 'outcome', 'causes', 'kept'].map((step) => `experience/${id}/${step}`),
      'compare',
    ]);
  });

  it('puts a removed experience back in its place with all its answers', async () => {
    const drafts = memoryDrafts();
    const s = sit(told, drafts);
    const before = plain(s.submitted());
    const entry = s.experiences[2]!;
    s.remove(entry);
    expect(s.experiences.length).toBe(5);
    // no track is found in what is not there
    expect(plain(s.submitted()).tracks.flatMap((t: { experiences?: string[] }) => t.experiences ?? [])).not.toContain(
      entry.id,
    );
    s.undo();
    expect(plain(s.submitted())).toEqual(before);
    s.remove(entry);
    const again = await resumed(s, drafts);
    expect(again.experiences.map(({ id }) => id)).not.toContain(entry.id);
  });

  it('loses nothing on the way back, and asks again what is retraced again', () => {
    const s = sit(told);
    const entry = s.experiences[5]!;
    entry.form.answer('channel_story', 'un invito');
    s.mark(entry, { explore: undefined });
    expect(ids(s)).not.toContain('experience/x_edinburgh/origin');
    s.mark(entry, { explore: true });
    expect(ids(s)).toContain('experience/x_edinburgh/origin');
    expect(s.question('experiences/x_edinburgh/channel_story')!.value).toBe('un invito');
  });

  it('goes on only when nothing in the step is wrong, and says what is where it is', () => {
    const s = sit();
    s.go('timeline');
    s.add('experiences');
    s.move(1);
    expect(s.summary).toBe(true);
    expect(s.problemsIn().map(({ path }) => path.split('/')[2])).toEqual(['title', 'where_country', 'when']);
    const { form } = s.experiences[0]!;
    form.answer('title', 'Lione');
    form.answer('where_country', 'FR');
    form.answer('when', '2018');
    s.move(1);
    expect(s.step.id).toBe('timeline');
  });

  it('leads to a question wherever it is asked, and back', () => {
    const s = sit(told);
    s.go('compare');
    s.jump('experiences/x_edinburgh/outcome');
    expect([s.step.id, s.wanted, s.returning]).toEqual(['experience/x_edinburgh/outcome', 'outcome', 'compare']);
    s.move(1);
    expect(s.step.id).toBe('compare');
    s.jump('experiences/x_flavour/title');
    expect(s.step.id).toBe('timeline/x_flavour');
    s.jump('tracks/t_circuit/tests');
    expect(s.step.id).toBe('synthesis/t_circuit');
    s.jump('why');
    expect([s.step.id, s.wanted]).toEqual(['frame', 'why']);
    // as an endpoint names it
    s.go('#review');
    expect(s.question('experiences/5/outcome')!.value).toBe('consolidated');
  });

  it('keeps what has no place, and does not send it', async () => {
    const drafts = memoryDrafts();
    const s = sit({ motto: 'M', experiences: [{ id: 'x1', title: 'Lione', smell: 'sea' }] } as never, drafts);
    expect(s.unplaced).toEqual({ motto: 'M', 'experiences/x1/smell': 'sea' });
    expect(JSON.stringify(s.submitted())).not.toContain('sea');
    s.main.form.answer('why', 'x');
    expect((await resumed(s, drafts)).unplaced).toEqual(s.unplaced);
  });
});
