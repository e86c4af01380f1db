import { generate } from 'selfsigned'

/** A fresh key and certificate for `localhost`, trusted only by the processes of the bench. */
export const certificate = () =>
  generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  })
