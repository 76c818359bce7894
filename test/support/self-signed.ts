import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate for `localhost` that nobody but a test trusts, with its key: as PEM, good for a day either way. */
export function selfSigned(now = Date.now()): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedBy = list(OID.ecdsaWithSha256);
  const name = list(der(0x31, list(OID.commonName, der(0x0c, 'localhost'))));
  const day = 24 * 3_600_000;
  const altName = list(OID.subjectAltName, der(0x04, list(der(0x82, 'localhost'))));
  const isAuthority = list(OID.basicConstraints, der(0x01, [0xff]), der(0x04, list(der(0x01, [0xff]))));
  const about = list(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    signedBy,
    name,
    list(time(now - day), time(now + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, list(altName, isAuthority)),
  );
  const certificate = list(about, signedBy, der(0x03, [0], sign('sha256', about, privateKey)));
  return { cert: pem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

const OID = {
  ecdsaWithSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
  commonName: Buffer.from('0603550403', 'hex'),
  subjectAltName: Buffer.from('0603551d11', 'hex'),
  basicConstraints: Buffer.from('0603551d13', 'hex'),
};
type Part = Buffer | string | readonly number[];

/** One value: its kind, how long it is, what it holds. */
function der(tag: number, ...parts: Part[]): Buffer {
  const held = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const { length } = held;
  const long = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...long]), held]);
}
function list(...parts: Part[]): Buffer {
  return der(0x30, ...parts);
}
function time(at: number): Buffer {
  return der(
    0x17,
    new Date(at)
      .toISOString()
      .replace(/[-:T]|\.\d+/g, '')
      .slice(2),
  );
}
function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g)!;
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
