import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Payload } from 'altcha-lib/types';
import type { Entry } from '../inbox.ts';
import { Refusal } from '../problem.ts';
import { sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';

/** An outbox may deliver days later what was solved today; spent challenges are remembered as long. */
const lifetime = 7 * 86_400_000;

/**
 * A challenge of ALTCHA (https://altcha.org): find a counter whose PBKDF2 begins with a zero byte, 256 guesses on average.
 * The default of 500 iterations a guess stays under a second on a phone.
 */
export const newChallenge = ({ settings, secrets }: Services) =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: settings.proofOfWork!,
    deriveKey,
    expiresAt: new Date(settings.now().getTime() + lifetime),
    hmacSignatureSecret: secrets.derive('proof of work'),
  });

function decode(proof: string): Payload {
  const { challenge, solution } = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Payload;
  if (typeof challenge?.parameters?.nonce !== 'string' || typeof solution?.counter !== 'number') throw new Error();
  return { challenge, solution };
}

/**
 * Checks a solved challenge, base64 of `{ challenge, solution }`. That it was not used before is checked where the
 * submission is stored, in the same transaction: the library takes a replayed solution.
 * @throws Refusal `proof-of-work`
 */
export async function checkProof(proof: string | undefined, services: Services): Promise<NonNullable<Entry['proof']>> {
  const refusal = new Refusal('proof-of-work', { detail: 'Solve the challenge of GET /api/challenge.' });
  if (!proof) throw refusal;
  try {
    const { challenge, solution } = decode(proof);
    const { parameters } = challenge;
    // Only our own challenges are worth the work of checking them.
    if (parameters.cost !== services.settings.proofOfWork) throw refusal;
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: services.secrets.derive('proof of work'),
    });
    const expires = new Date((parameters.expiresAt ?? 0) * 1000);
    if (!verified || expires < services.settings.now()) throw refusal;
    return { hash: sha256(`${parameters.nonce}\0${parameters.salt}`), expires };
  } catch {
    throw refusal;
  }
}
