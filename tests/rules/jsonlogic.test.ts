import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, explain, type Type } from '../../src/rules/author.ts';
import { compile, reader, RuleError, toRule } from '../../src/rules/index.ts';
import type { Rule, Value } from '../../src/rules/index.ts';

/**
 * The public cases of json-logic/compat-tables. A case passes when `toRule` takes the rule and it gives
 * the case's result, or when an error is wanted and we tell it at load. Every other case stands in jsonlogic-refused.json under a reason; the list must be exact.
 * `VARCO_UPDATE=1 npx vitest run tests/rules/jsonlogic.test.ts` writes it anew, to be read before it is committed.
 */
const SUITES = join(import.meta.dirname, '../../../shared/corpora/jsonlogic/suites');
const LIST = join(import.meta.dirname, 'jsonlogic-refused.json');

const REASONS: Record<string, string> = {
  'operator ==': 'compares across types: null == 0, "1" == 1. Write ===',
  'operator !=': 'compares across types. Write !==',
  'operator !!': 'asks for truthiness, in which 0, "" and an absent answer are one. Write answered(x) or a comparison',
  'operator ??': 'gives a stand-in for null. Write if(answered(x), x, other)',
  'operator ?:': 'another name of if',
  'operator in': 'searches in texts and in lists alike. Write selected(x, a, b)',
  'operator cat': 'makes texts; texts with answers in them are made by piping, in the questionnaire',
  'operator substr': 'cuts texts; a format is asked for by a pattern',
  'operator merge': 'makes lists; functions take many arguments instead',
  'operator missing': 'Write not answered(x)',
  'operator missing_some': 'Write answered(x) for each',
  'operator map': 'rules inside rules over lists; ${group.field} is already the list of the items’ answers',
  'operator filter': 'rules inside rules over lists',
  'operator reduce': 'rules inside rules over lists. Write sum(), min(), max()',
  'operator all': 'rules inside rules over lists, true of an empty list',
  'operator none': 'rules inside rules over lists, true of an empty list',
  'operator some': 'rules inside rules over lists. Write selected()',
  'operator val': 'another name of var, with scopes that reach out of a list’s item',
  'operator exists': 'tells an absent answer from an empty one, which a respondent cannot. Write answered(x)',
  'operator throw': 'a rule never throws',
  'operator try': 'a rule never throws, so there is nothing to catch',
  'operator preserve': 'passes data off as a rule',
  arity: 'too few arguments or too many are an author’s mistake; one argument of + or * is a cast; none is computed',
  shape: 'not a rule: several operators or none in one object',
  null: 'null never equals anything here. Write answered(x)',
  blank: 'blank text is unanswered: nothing compares with it. Write answered(x)',
  list: 'no lists inside a rule: functions take many arguments, as in selected(x, a, b)',
  id: 'the id of a question is text: no list positions as numbers, no whole document, no computed id',
  default: 'a default makes an absent answer count. Write if(answered(x), x, default)',
  type: 'types do not convert: text is no number, a number is no condition. Told at load by check()',
  error: 'no error at run time: what cannot be computed is unanswered',
  unanswered: 'on purpose: what is not known stays not known, and blank text is unanswered',
};

interface Case {
  id: string;
  rule: unknown;
  data: Value;
  result: unknown;
  error: boolean;
}

function cases(): Case[] {
  const files = readdirSync(SUITES, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.json') && file !== 'index.json')
    .sort();
  return files.flatMap((file) => {
    const entries = JSON.parse(readFileSync(join(SUITES, file), 'utf8')) as unknown[];
    return entries.flatMap((entry, index) => {
      if (typeof entry === 'string') return [];
      const e = entry as { description?: string; rule: unknown; data?: Value; result?: unknown; error?: unknown };
      const [rule, data, result] = Array.isArray(entry)
        ? (entry as [unknown, Value, unknown])
        : [e.rule, e.data, e.result];
      const description = (e.description ?? JSON.stringify(rule)).slice(0, 70);
      return [{ id: `${file}#${index} ${description}`, rule, data, result, error: e.error !== undefined }];
    });
  });
}

function typeOf(value: Value): Type {
  if (value === undefined || value === null) return { kind: 'any' };
  if (Array.isArray(value)) return { kind: 'list', of: typeOf((value as Value[])[0]).kind };
  return { kind: typeof value === 'object' ? 'record' : (typeof value as 'string') };
}

/** 'pass', or the key of the reason for which the case is not of the profile. */
function outcome({ rule: json, data, result, error }: Case): string {
  let rule: Rule;
  try {
    // A rule that is a bare text is a value in JsonLogic; authors' texts are conditions here.
    rule = typeof json === 'string' ? json : toRule(json);
  } catch (e) {
    if (!(e instanceof RuleError)) throw e;
    const { found, expected } = explain(e, json);
    if (expected.startsWith('an operator')) return `operator ${found.slice(1, -1)}`;
    if (found.endsWith('“var”') && found.startsWith('2')) return 'default';
    if (found.includes('arguments for')) return error ? 'pass' : found.endsWith('“var”') ? 'id' : 'arity';
    if (found.includes('operators in one')) return error ? 'pass' : 'shape';
    for (const key of ['null', 'blank', 'list', 'id'])
      if (RegExp(`\\b${key}\\b`).test(found)) return error ? 'pass' : key;
    throw new Error(`no category for ${e.message}`, { cause: e });
  }
  const read = reader(data);
  const value = compile(rule)(read);
  if (!error && JSON.stringify(value ?? null) === JSON.stringify(result)) return 'pass';
  if (check(rule, (path) => typeOf(read(path))).length) return error ? 'pass' : 'type';
  return error ? 'error' : 'unanswered';
}

describe.skipIf(!existsSync(SUITES))('the public JsonLogic cases', () => {
  const all = existsSync(SUITES) ? cases() : [];
  const refused: Record<string, string[]> = {};
  let passed = 0;
  for (const one of all) {
    const key = outcome(one);
    if (key === 'pass') passed++;
    else (refused[key] ??= []).push(one.id);
  }
  const list = Object.fromEntries(
    Object.keys(refused).map((key) => [
      key,
      { reason: REASONS[key], count: refused[key]!.length, cases: refused[key] },
    ]),
  );
  if (process.env.VARCO_UPDATE) writeFileSync(LIST, `${JSON.stringify({ passed, refused: list }, null, 1)}\n`);

  it('are 1,138, each passed or refused for a reason that is written down', () => {
    const ids = Object.values(refused).flat();
    expect(passed + ids.length).toBe(1138);
    expect(new Set(ids).size).toBe(ids.length);
    for (const key of Object.keys(refused)) expect(REASONS, key).toHaveProperty([key]);
  });

  it('are refused exactly as listed', () => {
    expect({ passed, refused: list }).toEqual(JSON.parse(readFileSync(LIST, 'utf8')));
  });
});
