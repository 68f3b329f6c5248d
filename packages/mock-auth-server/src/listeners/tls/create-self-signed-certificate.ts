import 'reflect-metadata'
import { isIP } from 'node:net'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { type Certificate, getFaultCertificateName } from './certificate.ts'

const DAY_MS = 24 * 3_600_000
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

const WRONG_HOST = 'elsewhere.example.org'

/**
 * Creates a self-signed certificate for those hosts, for a year. It is not an authority: a client that trusts
 * it trusts it only for these hosts. Two more follow it in the PEM text, with the same key: one that has
 * expired and one for another host. Faults use them, and only a client that trusts them finds no other
 * defect. (Loaded only when a certificate is needed: its library takes a fifth of a second.)
 */
export async function createSelfSignedCertificate(
  hosts: readonly string[],
  now = Date.now(),
): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const year = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 365 * DAY_MS) }
  const past = { notBefore: new Date(now - 366 * DAY_MS), notAfter: new Date(now - DAY_MS) }
  const certificates = await Promise.all([
    selfSigned('smart-mock', hosts, year, keys),
    selfSigned(getFaultCertificateName('expired'), hosts, past, keys),
    selfSigned(getFaultCertificateName('wrong-host'), [WRONG_HOST], year, keys),
  ])
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { cert: certificates.join('\n'), key: PemConverter.encode(key, 'PRIVATE KEY') }
}

async function selfSigned(
  name: string,
  hosts: readonly string[],
  validity: { readonly notBefore: Date; readonly notAfter: Date },
  keys: CryptoKeyPair,
): Promise<string> {
  const names = [...new Set(hosts)].map((host) => ({
    type: isIP(host) ? ('ip' as const) : ('dns' as const),
    value: host,
  }))
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new SubjectAlternativeNameExtension(names),
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    ],
  })
  return certificate.toString('pem')
}
