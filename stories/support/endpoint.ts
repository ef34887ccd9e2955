/** What the endpoint of a story does with what is sent to it. */
export type Reply = 'receipt' | 'no-receipt' | 'refused' | 'answered' | 'offline' | 'never';

const json = (value: unknown, status: number, type = 'application/json') =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': type } });

/**
 * Answers for addresses under /api/ in place of a server, so that every story is whole in a static build.
 * @returns puts the real network back
 */
export function answerAs(reply: Reply): () => void {
  const real = window.fetch;
  window.fetch = async (input, init) => {
    if (!String(input).includes('/api/')) return real(input, init);
    if (reply === 'offline') throw new TypeError('Failed to fetch');
    if (reply === 'never') return new Promise<Response>(() => {});
    if (reply === 'no-receipt' || init?.method === 'DELETE') return new Response(null, { status: 204 });
    if (reply === 'refused') {
      const detail = 'Scrivete a ufficio@regione.example se non capite perché.';
      return json(
        { type: '/problems/answers', title: 'Answers', status: 422, detail },
        422,
        'application/problem+json',
      );
    }
    if (reply === 'answered')
      return json(
        { type: '/problems/already-answered', title: 'Answered', status: 409 },
        409,
        'application/problem+json',
      );
    const { id } = JSON.parse(String(init?.body)) as { id: string };
    const code = 'dQw4w9WgXcQ-Zk3vR7nT2a';
    return json({ id, status: 'stored', receivedAt: '2026-06-01T08:42:00Z', code }, 201);
  };
  return () => {
    window.fetch = real;
  };
}
