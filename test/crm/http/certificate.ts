import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A self-signed certificate for the real host names, made anew at every start. */
export interface Certificate {
  key: string;
  cert: string;
  /** Base64 SHA-256 of the public key, as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
  spki: string;
}

/** Makes a certificate for some host names (with `*.` for one level below) and for this machine. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const names = ['localhost', ...hosts].map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: 'commonName', value: 'Plumbline stand-in CRM' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...names, { type: 7, ip: '127.0.0.1' }] },
    ],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: made.private, cert: made.cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
