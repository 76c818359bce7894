import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's floor for scrypt: N = 2^17, r = 8, p = 1 (about 128 MB while it runs). */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const LENGTH = 32;

/** `cost`: lower only where the password is no secret. */
export async function hashPassword(password: string, cost = COST.N): Promise<string> {
  const salt = randomBytes(16);
  const used = { ...COST, N: cost };
  return [
    'scrypt',
    used.N,
    used.r,
    used.p,
    salt.toString('base64'),
    (await derive(password, salt, used)).toString('base64'),
  ].join('$');
}

/** False for a wrong password and for a stored form nobody knows. Takes as long for both. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = stored.split('$');
  if (kind !== 'scrypt' || !salt || !hash) return false;
  const known = Buffer.from(hash, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), {
    ...COST,
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return known.length === given.length && timingSafeEqual(known, given);
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, LENGTH, cost, (fault, key) => (fault ? reject(fault) : resolve(key))),
  );
}
