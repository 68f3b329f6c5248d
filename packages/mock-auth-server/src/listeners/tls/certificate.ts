import { X509Certificate } from 'node:crypto'

/** A certificate (or chain) and its private key, as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

const BAD = ['expired', 'wrong-host'] as const
/** The defect of a certificate that only faults use. */
export type FaultCertificateKind = (typeof BAD)[number]

/** Returns the common name that identifies the certificate. */
export const getFaultCertificateName = (bad: FaultCertificateKind) => `smart-mock ${bad}`

/** Returns the certificate for clients: without the certificates that only faults use. */
export function extractServerCertificate({ cert, key }: Certificate): Certificate {
  const names = BAD.map(getFaultCertificateName)
  const bad = blocksOf(cert).filter((block) => names.includes(commonName(block)))
  return { cert: bad.reduce((rest, block) => rest.replace(block, ''), cert), key }
}

/** Returns a certificate that only faults use, or `undefined`. */
export function extractFaultCertificate(
  { cert, key }: Certificate,
  bad: FaultCertificateKind,
): Certificate | undefined {
  const found = blocksOf(cert).find((block) => commonName(block) === getFaultCertificateName(bad))
  return found === undefined ? undefined : { cert: found, key }
}

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

const blocksOf = (pem: string): string[] => pem.match(BLOCK) ?? []

const commonName = (block: string): string => /^CN=(.*)$/m.exec(new X509Certificate(block).subject)?.[1] ?? ''
