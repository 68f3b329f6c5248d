import { generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { type Certificate, getFaultCertificateName } from './certificate.ts'
import { encodeBitString, encodeDer, encodeOid, encodeTime } from './der.ts'
import { encodeHost } from './encode-host.ts'

const DAY_MS = 24 * 3_600_000
const WRONG_HOST = 'elsewhere.example.org'

interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/**
 * Creates a self-signed certificate for those hosts, for a year. It is not an authority: a client that trusts
 * it trusts it only for these hosts. Two more follow it in the PEM text, with the same key: one that has
 * expired and one for another host. Faults use them, and only a client that trusts them finds no other
 * defect.
 */
export async function createSelfSignedCertificate(
  hosts: readonly string[],
  now = Date.now(),
): Promise<Certificate> {
  const keys = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  const year = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 365 * DAY_MS) }
  const past = { notBefore: new Date(now - 366 * DAY_MS), notAfter: new Date(now - DAY_MS) }
  const certificates = [
    createPem('smart-mock', hosts, year, keys),
    createPem(getFaultCertificateName('expired'), hosts, past, keys),
    createPem(getFaultCertificateName('wrong-host'), [WRONG_HOST], year, keys),
  ]
  return {
    cert: certificates.join('\n'),
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** Creates one certificate in PEM: what is signed, the algorithm, and the signature (RFC 5280 section 4.1). */
function createPem(name: string, hosts: readonly string[], validity: Validity, keys: KeyPair): string {
  const signed = encodeContent(name, hosts, validity, keys.publicKey)
  const signature = encodeBitString(sign('sha256', signed, keys.privateKey))
  const base64 = encodeDer('sequence', signed, ECDSA_WITH_SHA256, signature).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')
}

/** `ecdsa-with-SHA256` (RFC 5758 section 3.2). */
const ECDSA_WITH_SHA256 = encodeDer('sequence', encodeOid('1.2.840.10045.4.3.2'))
/** Version 3, the only one with extensions. */
const VERSION = encodeDer(0xa0, encodeDer('integer', Buffer.from([2])))

function encodeContent(
  name: string,
  hosts: readonly string[],
  { notBefore, notAfter }: Validity,
  publicKey: KeyObject,
): Buffer {
  const subject = encodeCommonName(name)
  return encodeDer(
    'sequence',
    VERSION,
    encodeDer('integer', createSerialNumber()),
    ECDSA_WITH_SHA256,
    subject,
    encodeDer('sequence', encodeTime(notBefore), encodeTime(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    encodeDer(0xa3, encodeDer('sequence', ...encodeExtensions(hosts))),
  )
}

/** Creates 16 random bytes whose first one makes them a positive integer in its shortest form. */
function createSerialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

/** Encodes a distinguished name that has a common name only. */
function encodeCommonName(name: string): Buffer {
  const attribute = encodeDer('sequence', encodeOid('2.5.4.3'), encodeDer('utf8String', Buffer.from(name)))
  return encodeDer('sequence', encodeDer('set', attribute))
}

/** Encodes the extensions of a server that is not an authority (RFC 5280 section 4.2.1). */
function encodeExtensions(hosts: readonly string[]): Buffer[] {
  const names = [...new Set(hosts)].map(encodeHost)
  const serverAuth = encodeOid('1.3.6.1.5.5.7.3.1')
  return [
    encodeExtension('2.5.29.17', encodeDer('sequence', ...names)),
    // basicConstraints: absent members mean that it is no authority.
    encodeExtension('2.5.29.19', encodeDer('sequence'), true),
    // keyUsage: the first bit is digitalSignature.
    encodeExtension('2.5.29.15', encodeBitString(Buffer.from([0x80]), 7), true),
    encodeExtension('2.5.29.37', encodeDer('sequence', serverAuth)),
  ]
}

function encodeExtension(oid: string, value: Buffer, isCritical = false): Buffer {
  const critical = isCritical ? [encodeDer('boolean', Buffer.from([0xff]))] : []
  return encodeDer('sequence', encodeOid(oid), ...critical, encodeDer('octetString', value))
}
