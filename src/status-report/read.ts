import { DefinitionError, show } from '../contract/author-issue.ts';
import { isObject } from '../contract/fitting.ts';
import type { Interview } from '../contract/interview.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import { nodesOf } from '../form/build.ts';
import { interviewForms } from '../form/interview.ts';
import type { Model } from './model.ts';

/**
 * Reads a definition, unchecked as it is: what its sections hold is judged later (status-report.ts).
 * @throws DefinitionError when it is neither a questionnaire nor an interview
 */
export function read(document: unknown): Model {
  const raw = isObject(document) ? document : {};
  const phases = Array.isArray(raw.phases);
  if (!phases && !Array.isArray(raw.sections))
    throw new DefinitionError([
      { path: '$.sections', found: show(raw.sections), expected: 'a questionnaire, or an interview with its phases' },
    ]);
  const forms = phases ? interviewForms(document as Interview) : undefined;
  const definition = forms?.main ?? (document as Questionnaire);
  const { id, version, sections } = definition;
  return {
    kind: phases ? 'interview' : 'questionnaire',
    ...{ id, version, definition, sections },
    nodes: nodesOf(definition),
    experience: forms ? nodesOf(forms.experience) : new Map(),
    ours: phases ? (document as Interview).experience.ours : [],
  };
}
