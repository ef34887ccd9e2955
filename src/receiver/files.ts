import type { AnswerError, FileAnswer } from '../contract/submission.ts';
import type { Model, Node } from '../form/index.ts';
import type { StoredFile } from './inbox.ts';
import { Refusal } from './problem.ts';
import { sha256 } from './secrets.ts';

const maxParts = 100;

/** What a submission with files came as: the JSON's bytes, and each file under the name of its part. */
export interface Multipart {
  submission: Uint8Array;
  files: StoredFile[];
  /** SHA-256 over the JSON and the files' digests: the same content, whatever the boundary */
  digest: Uint8Array;
}

const digestText = (bytes: Uint8Array): string => `sha-256:${Buffer.from(sha256(bytes)).toString('base64url')}`;

const bad = (detail: string) => new Refusal('malformed', { detail });

/** Reads a multipart body (RFC 7578) whose bytes were already counted. @throws Refusal 400 */
export async function readMultipart(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
  maxJson: number,
): Promise<Multipart> {
  let form: FormData;
  try {
    form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw bad('The body is not multipart/form-data with the boundary that its type names.');
  }
  let submission: Uint8Array | undefined;
  const files = new Map<string, StoredFile>();
  for (const [part, value] of form as unknown as Iterable<[string, File | string]>) {
    if (part === 'submission') {
      if (submission) throw bad('There are two parts named submission.');
      submission =
        typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array(await value.arrayBuffer());
      if (submission.byteLength > maxJson) throw new Refusal('too-large', { more: { limit: maxJson } });
      continue;
    }
    if (typeof value === 'string') throw bad('Every part beside submission must be a file, with a file name.');
    if (files.has(part)) throw bad('Two files have the same part name.');
    if (files.size >= maxParts) throw bad(`There are more than ${maxParts} files.`);
    const bytes = new Uint8Array(await value.arrayBuffer());
    const { name, size } = value;
    files.set(part, {
      part,
      name,
      type: value.type.split(';', 1)[0]!.toLowerCase(),
      size,
      digest: digestText(bytes),
      bytes,
    });
  }
  if (!submission) throw bad('There is no part named submission.');
  const sums = [...files.values()].map(({ part, digest }) => `${part}\0${digest}`).sort();
  const digest = sha256([digestText(submission), ...sums].join('\n'));
  return { submission, files: [...files.values()], digest };
}

type Signature = (bytes: Uint8Array) => boolean;

const begins =
  (...heads: readonly (readonly number[])[]): Signature =>
  (bytes) =>
    heads.some((head) => head.every((byte, i) => bytes[i] === byte));
const zip = begins([0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6]);
const ole = begins([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const plain: Signature = (bytes) => !bytes.subarray(0, 4096).includes(0);
const riff = begins([0x52, 0x49, 0x46, 0x46]);

/** How files of a kind begin (https://www.iana.org/assignments/media-types names the types). */
const signatures: readonly { types: RegExp; endings: RegExp; test: Signature }[] = [
  { types: /^application\/pdf$/, endings: /\.pdf$/, test: begins([0x25, 0x50, 0x44, 0x46, 0x2d]) },
  { types: /^image\/png$/, endings: /\.png$/, test: begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { types: /^image\/jpeg$/, endings: /\.jpe?g$/, test: begins([0xff, 0xd8, 0xff]) },
  { types: /^image\/gif$/, endings: /\.gif$/, test: begins([0x47, 0x49, 0x46, 0x38]) },
  {
    types: /^image\/webp$/,
    endings: /\.webp$/,
    test: (b) => riff(b) && begins([0x57, 0x45, 0x42, 0x50])(b.subarray(8)),
  },
  { types: /^image\/tiff$/, endings: /\.tiff?$/, test: begins([0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]) },
  {
    types: /^application\/(zip|vnd\.openxmlformats-.*|vnd\.oasis\.opendocument\..*)$/,
    endings: /\.(zip|docx|xlsx|pptx|odt|ods|odp)$/,
    test: zip,
  },
  { types: /^application\/(msword|vnd\.ms-(excel|powerpoint))$/, endings: /\.(doc|xls|ppt)$/, test: ole },
  { types: /^text\//, endings: /\.(txt|csv|md)$/, test: plain },
];

/** Whether the bytes are of the kind that the name's ending and the type say; kinds that we do not know may be anything. */
export const matchesKind = (name: string, type: string, bytes: Uint8Array): boolean =>
  signatures.every((s) => !(s.types.test(type) || s.endings.test(name.toLowerCase())) || s.test(bytes));

const kept = new WeakMap<Model, readonly Node[]>();
/** A model's questions of type `file`. Looked for once: most have none. */
function takers(model: Model): readonly Node[] {
  const found = kept.get(model) ?? [...model.nodes.values()].filter(({ question }) => question.type === 'file');
  kept.set(model, found);
  return found;
}

/** The answers of one form, and where they stand in those of the submission (JSON Pointer; none: at the top). */
export interface Answered {
  readonly model: Model;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly at?: string;
}

/** Answers of type `file` with the pointer of each file, also inside groups. */
function* named({ model, answers, at = '' }: Answered): Generator<[pointer: string, answer: FileAnswer]> {
  const filesIn = function* (value: unknown, base: string): Generator<[string, FileAnswer]> {
    if (Array.isArray(value)) for (const [i, file] of value.entries()) yield [`${base}/${i}`, file as FileAnswer];
  };
  for (const { group, question } of takers(model)) {
    if (!group) yield* filesIn(answers[question.id], `/answers${at}/${question.id}`);
    const items = group && answers[group.name];
    if (!Array.isArray(items)) continue;
    for (const [i, item] of (items as Record<string, unknown>[]).entries())
      yield* filesIn(item[question.id], `/answers${at}/${group!.name}/${i}/${question.id}`);
  }
}

/**
 * Files beside the answers that name them: each named once and sent once, of the size, digest and kind that the answer
 * says. Limits of the question are judged with the answers (`form/`), on what the answer says.
 */
export function checkFiles(forms: readonly Answered[], files: readonly StoredFile[]): AnswerError[] {
  const errors: AnswerError[] = [];
  const sent = new Map(files.map((file) => [file.part, file]));
  for (const [pointer, answer] of forms.flatMap((form) => [...named(form)])) {
    const file = sent.get(answer.file);
    sent.delete(answer.file);
    if (!file) errors.push({ pointer: `${pointer}/file`, code: 'required' });
    else if (file.size !== answer.size) errors.push({ pointer: `${pointer}/size`, code: 'fileSize' });
    else if (answer.digest !== undefined && answer.digest !== file.digest)
      errors.push({ pointer: `${pointer}/digest`, code: 'digest' });
    else if (!matchesKind(answer.name, answer.type.toLowerCase(), file.bytes))
      errors.push({ pointer: `${pointer}/type`, code: 'fileType' });
    else {
      // The answer is what was judged: the part's own name and type are not kept.
      file.name = answer.name;
      file.type = answer.type.toLowerCase();
    }
  }
  if (sent.size) errors.push({ pointer: '', code: 'unknown', params: { files: sent.size } });
  return errors;
}
