import { afterAll, beforeAll, expect, it } from 'vitest';
import { digest } from '../../src/contract/digest.ts';
import { multipartParcel } from '../../src/delivery/multipart.ts';
import { matchesKind } from '../../src/receiver/files.ts';
import { closeBench, onBothStores, receiptOf, submission, type Bench } from './support.ts';
import { interview, interviewed, told } from './told.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = bytes(`%PDF-1.7\n${'x'.repeat(2000)}`);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open({ maxUpload: 300_000 });
  });
  afterAll(() => closeBench(b));

  const answer = async (part: string, name: string, type: string, content: Uint8Array<ArrayBuffer>) => ({
    file: part,
    name,
    size: content.length,
    type,
    digest: await digest(content),
  });
  type Part = { part: string; file: Blob; name: string };
  const send = async (sent: { id: string }, files: Part[]) => {
    const { body, type } = await multipartParcel(sent.id, JSON.stringify(sent), files);
    return b.call('/api/submissions', { method: 'POST', body, headers: { 'Content-Type': type } });
  };
  const part = (name: string, file: string, type: string, content: Uint8Array<ArrayBuffer>): Part => ({
    part: name,
    file: new Blob([content], { type }),
    name: file,
  });

  it('takes a file with the experience that names it, and says where one is missing', async () => {
    const photos = structuredClone({ ...interview, id: 'photos' });
    photos.experience.steps[0]!.questions.push({ type: 'file', id: 'photo', label: 'Photo', accept: ['image/png'] });
    b.publish(photos, 'interviews/photos');
    await new Promise((done) => setTimeout(done, 1100));
    const photo = [await answer('photo-0', 'stand.png', 'image/png', png)];
    const illustrated = () =>
      interviewed(
        told((a) => (a.experiences[2]!.photo = photo)),
        {},
        photos,
      );
    const missing = await send(await illustrated(), []);
    expect(missing.status).toBe(422);
    expect((await missing.json()).errors).toEqual([
      { pointer: '/answers/experiences/2/photo/0/file', code: 'required' },
    ]);
    const sent = await illustrated();
    const response = await send(sent, [part('photo-0', 'stand.png', 'image/png', png)]);
    expect(response.status).toBe(201);
    const headers = receiptOf((await response.json()).code);
    const file = await b.call(`/api/submissions/${sent.id}/files/photo-0`, { headers });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(png);
  });

  it('stores files beside the answers, gives them back by receipt and erases them with the rest', async () => {
    const cv = [
      await answer('cv-0', 'Statuto à.pdf', 'application/pdf', pdf),
      await answer('cv-1', 'logo.png', 'image/png', png),
    ];
    const sent = await submission({ name: 'Con file', cv });
    const files = [part('cv-0', 'Statuto à.pdf', 'application/pdf', pdf), part('cv-1', 'logo.png', 'image/png', png)];
    const first = await send(sent, files);
    expect(first.status).toBe(201);
    const receipt = await first.json();
    const again = await send(sent, files);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(receipt);
    const headers = receiptOf(receipt.code);
    const copy = await (await b.call(`/api/submissions/${sent.id}`, { headers })).json();
    expect(copy.files).toHaveLength(2);
    const file = await b.call(`/api/submissions/${sent.id}/files/cv-0`, { headers });
    expect(file.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(file.headers.get('Content-Disposition')).toContain("filename*=UTF-8''Statuto%20%C3%A0.pdf");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(pdf);
    const other = await send(sent, [files[0]!, part('cv-1', 'logo.png', 'image/png', new Uint8Array([...png, 9]))]);
    expect(other.status).toBe(422);
    expect((await b.call(`/api/submissions/${sent.id}`, { method: 'DELETE', headers })).status).toBe(204);
    expect((await b.call(`/api/submissions/${sent.id}/files/cv-0`, { headers })).status).toBe(410);
    expect((await send(sent, files)).status).toBe(410);
  });

  it.each([
    ['a file that was not sent', 'cv-9', 'a.pdf', 'application/pdf', pdf, '/answers/cv/0/file', 'required'],
    [
      'a program under the name of a PDF',
      'cv-0',
      'a.pdf',
      'application/pdf',
      bytes(`MZ${'x'.repeat(2002)}`),
      '/answers/cv/0/type',
      'fileType',
    ],
    [
      'a page under the name of a picture',
      'cv-0',
      'a.png',
      'image/png',
      bytes('<script>alert(1)</script>'),
      '/answers/cv/0/type',
      'fileType',
    ],
    ['a type that the question does not take', 'cv-0', 'a.html', 'text/html', bytes('<p>'), '/answers/cv', 'fileType'],
  ])('refuses %s', async (_, named, name, type, content, pointer, code) => {
    const sent = await submission({ name: 'x', cv: [await answer(named, name, type, content)] });
    const response = await send(sent, [part('cv-0', name, type, content)]);
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(JSON.parse(text).errors[0]).toMatchObject({ pointer, code });
    expect(text).not.toContain(name);
  });

  it('refuses files of another size or digest, files that no answer names, and files that are not sent', async () => {
    const good = await answer('cv-0', 'a.pdf', 'application/pdf', pdf);
    const refused = async (cv: unknown, files: Part[]) =>
      (await (await send(await submission({ name: 'x', cv }), files)).json()).errors?.[0];
    const one = part('cv-0', 'a.pdf', 'application/pdf', pdf);
    expect(await refused([{ ...good, size: 3 }], [one])).toMatchObject({ code: 'fileSize' });
    expect(await refused([{ ...good, digest: `sha-256:${'A'.repeat(43)}` }], [one])).toMatchObject({ code: 'digest' });
    expect(await refused([good], [one, part('x', 'b.pdf', 'application/pdf', pdf)])).toMatchObject({ code: 'unknown' });
    expect(await refused([good, good], [one])).toMatchObject({ pointer: '/answers/cv/1/file', code: 'required' });
    const bare = await b.post(await submission({ name: 'x', cv: [good] }));
    expect((await bare.json()).errors[0]).toMatchObject({ pointer: '/answers/cv/0/file', code: 'required' });
  });

  it('counts an upload on the stream, and refuses what is no multipart', async () => {
    const large = new Uint8Array(400_000).fill(32);
    const sent = await submission({ name: 'x' });
    expect((await send(sent, [part('cv-0', 'a.pdf', 'application/pdf', large)])).status).toBe(413);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    expect((await b.call('/api/submissions', { method: 'POST', body: 'nothing', headers })).status).toBe(400);
    const form = new FormData();
    form.set('other', 'text');
    expect((await b.call('/api/submissions', { method: 'POST', body: form })).status).toBe(400);
  });
});

it('knows files by how they begin', () => {
  expect(matchesKind('a.PDF', 'application/octet-stream', pdf)).toBe(true);
  expect(matchesKind('a.pdf', 'application/octet-stream', png)).toBe(false);
  expect(matchesKind('a.odt', 'application/vnd.oasis.opendocument.text', bytes('PK\x03\x04rest'))).toBe(true);
  expect(matchesKind('a.docx', 'application/zip', pdf)).toBe(false);
  expect(matchesKind('a.txt', 'text/plain', new Uint8Array([65, 0, 66]))).toBe(false);
  expect(matchesKind('a.unknown', 'application/x-unknown', png)).toBe(true);
});
