import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSelfSignedCertificate } from '../../../packages/mock-auth-server/src/listeners/tls/create-self-signed-certificate.ts'

/** The files of a certificate in a folder. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
  /** Both in one, as HAProxy wants it. */
  readonly bundle: string
}

/** Creates a certificate for hosts in a folder. */
export async function createCertificate(folder: string, hosts: readonly string[]): Promise<CertificateFiles> {
  const { cert, key } = await createSelfSignedCertificate(hosts)
  // Two more follow the first one, for faults.
  const [first = ''] = cert.split(/(?<=-----END CERTIFICATE-----)\n/)
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return {
    cert: write('cert.pem', `${first}\n`),
    key: write('key.pem', key),
    bundle: write('bundle.pem', `${first}\n${key}`),
  }
}
