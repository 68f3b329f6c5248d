import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  extractFaultCertificate,
  extractServerCertificate,
  type FaultCertificateKind,
} from '../../../src/listeners/tls/certificate.ts'
import { createSelfSignedCertificate } from '../../../src/listeners/tls/create-self-signed-certificate.ts'

/** Files of a certificate for `localhost`, and of its private key. */
export interface CertificateFiles {
  readonly certificate: string
  readonly key: string
  readonly remove: () => Promise<void>
}

/** Writes a new certificate into files; a bad one has expired, or is for another host. */
export async function writeCertificate(bad?: FaultCertificateKind): Promise<CertificateFiles> {
  const all = await createSelfSignedCertificate(['localhost', '127.0.0.1'])
  const found = bad ? extractFaultCertificate(all, bad) : extractServerCertificate(all)
  if (!found) throw new Error(`there is no certificate that is ${bad}`)
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-certificate-'))
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
  await writeFile(files.certificate, found.cert)
  await writeFile(files.key, found.key)
  return { ...files, remove: () => rm(folder, { recursive: true }) }
}
