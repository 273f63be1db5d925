// Makes the certificate of the practice feed at start: self-signed, for the names under which browsers are led here.

import selfsigned from 'selfsigned';

/** A key and a certificate for www.tiktok.com and this machine; nobody outside this process ever trusts it. */
export async function makeCertificate() {
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'www.tiktok.com' }], {
    // An elliptic key takes milliseconds to make where an RSA key takes most of a second.
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'www.tiktok.com' },
          { type: 2, value: 'tiktok.com' },
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}
