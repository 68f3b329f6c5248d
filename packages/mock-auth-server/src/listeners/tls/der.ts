/** DER (ITU-T X.690), as far as a certificate requires it. */

const TAGS = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** Encodes a value with its tag and length. */
export function encodeDer(tag: number | keyof typeof TAGS, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const code = typeof tag === 'number' ? tag : TAGS[tag]
  return Buffer.concat([Buffer.from([code, ...encodeLength(length)]), content])
}

/** Encodes a length: one byte below 128, otherwise the number of bytes and the bytes. */
function encodeLength(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) bytes.unshift(rest % 0x100)
  return [0x80 + bytes.length, ...bytes]
}

/** Encodes an object identifier such as `2.5.29.17`. */
export function encodeOid(oid: string): Buffer {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number)
  return encodeDer('oid', Buffer.from([40 * first + second, ...rest.flatMap(encodeArc)]))
}

/** Encodes a number in groups of seven bits; all bytes but the last have the highest bit set. */
function encodeArc(arc: number): number[] {
  const bytes = [arc % 0x80]
  for (let rest = Math.floor(arc / 0x80); rest > 0; rest = Math.floor(rest / 0x80)) {
    bytes.unshift(0x80 + (rest % 0x80))
  }
  return bytes
}

/** Encodes a time to the second: UTCTime until 2049, GeneralizedTime from then on (RFC 5280 section 4.1.2.5). */
export function encodeTime(time: Date): Buffer {
  const digits = `${time.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  const isShort = time.getUTCFullYear() >= 1950 && time.getUTCFullYear() < 2050
  return isShort
    ? encodeDer('utcTime', Buffer.from(digits.slice(2)))
    : encodeDer('generalizedTime', Buffer.from(digits))
}

/** Encodes a bit string of whole bytes, of whose last one so many bits do not count. */
export function encodeBitString(bytes: Uint8Array, unused = 0): Buffer {
  return encodeDer('bitString', Buffer.from([unused]), bytes)
}
