import { toBase64url } from '../../src/core/util/base64url.ts'
import type { RandomBytes } from './random-values.ts'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const ALNUM = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('')

/** A way to make a value: its bits of entropy, and the value for a time and the number of a login. */
interface Generator {
  readonly bits: number
  readonly generate: (random: RandomBytes, at: number, login?: number) => string
}

function pick(random: RandomBytes, alphabet: string, length: number): string {
  return Array.from(
    { length },
    () => alphabet[Math.floor((random(3).readUIntBE(0, 3) / 2 ** 24) * alphabet.length)],
  ).join('')
}

function layOut(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function toUuid(random: RandomBytes, version: string): string {
  const hex = random(16).toString('hex')
  return layOut(`${hex.slice(0, 12)}${version}${hex.slice(13, 16)}${pick(random, '89ab', 1)}${hex.slice(17)}`)
}

function toNumber(random: Buffer): bigint {
  return BigInt(`0x${random.toString('hex')}`)
}

const of = (alphabet: string, length: number): Generator => ({
  bits: length * Math.log2(alphabet.length),
  generate: (random) => pick(random, alphabet, length),
})
const bytes = (count: number, write: (bytes: Buffer) => string): Generator => ({
  bits: count * 8,
  generate: (random) => write(random(count)),
})

/** Generators of at least 122 random bits, as apps and libraries use them. */
export const LAWFUL_GENERATORS: Readonly<Record<string, Generator>> = {
  'version 4 UUIDs': { bits: 122, generate: (random) => toUuid(random, '4') },
  'version 4 UUIDs without hyphens': {
    bits: 122,
    generate: (random) => toUuid(random, '4').replaceAll('-', ''),
  },
  'version 4 UUIDs in braces': { bits: 122, generate: (random) => `{${toUuid(random, '4').toUpperCase()}}` },
  '128 bits written like a UUID': bytes(16, (random) => layOut(random.toString('hex'))),
  '16 bytes in hexadecimal': bytes(16, (random) => random.toString('hex')),
  '16 bytes in base64url': bytes(16, (random) => random.toString('base64url')),
  '16 bytes in base64': bytes(16, (random) => random.toString('base64')),
  '32 bytes in base64url': bytes(32, (random) => random.toString('base64url')),
  '32 bytes in hexadecimal': bytes(32, (random) => random.toString('hex')),
  '128 bits in decimal': bytes(16, (random) => toNumber(random).toString()),
  '128 bits in hexadecimal without leading zeros': bytes(16, (random) => toNumber(random).toString(16)),
  '128 bits in base 32 without leading zeros': bytes(16, (random) => toNumber(random).toString(32)),
  '128 bits in base 36 without leading zeros': bytes(16, (random) => toNumber(random).toString(36)),
  '256 bits in decimal': bytes(32, (random) => toNumber(random).toString()),
  '31 hexadecimal digits': of('0123456789abcdef', 31),
  '37 decimal digits': of(DIGITS, 37),
  '21 letters and digits': of(ALNUM, 21),
  '21 characters of base64url': of(`${ALNUM}-_`, 21),
  '43 unreserved characters': of(`${ALNUM}-._~`, 43),
  '25 lower-case letters and digits': of(LOWER + DIGITS, 25),
  '26 characters of base32': of(CROCKFORD, 26),
  '19 printable characters': of(PRINTABLE, 19),
  'a prefix and a version 4 UUID': { bits: 122, generate: (random) => `app-${toUuid(random, '4')}` },
  'JSON with a random member': {
    bits: 126,
    generate: (random, at) => toBase64url(JSON.stringify({ n: pick(random, `${ALNUM}-_`, 21), at })),
  },
}

const weak = (generate: Generator['generate']): Generator => ({ bits: 0, generate })
const CONSTANT = 'Zb3kPq9XwR2mYt7aLn5vCq'
const hexOf = (value: number, length: number) => value.toString(16).padStart(length, '0')

/** Generators of states that somebody can guess, at the latest after four logins. */
export const WEAK_GENERATORS: Readonly<Record<string, Generator>> = {
  'a constant': weak(() => CONSTANT),
  'a counter': weak((_, __, login = 0) => `${login}`),
  'a counter after a constant': weak((_, __, login = 0) => `${CONSTANT}${98 + login}`),
  'a counter before a constant': weak((_, __, login = 0) => `${98 + login}.${CONSTANT}`),
  'a counter with zeros': weak((_, __, login = 0) => `${login}`.padStart(40, '0')),
  milliseconds: weak((_, at) => `${at}`),
  'milliseconds and a few characters': weak((random, at) => `${at}-${pick(random, LOWER + DIGITS, 11)}`),
  'hexadecimal milliseconds and 20 digits': weak(
    (random, at) => at.toString(16) + random(10).toString('hex'),
  ),
  'seconds in hexadecimal and 24 digits': weak(
    (random, at) => hexOf(Math.floor(at / 1000), 8) + random(12).toString('hex'),
  ),
  'one Math.random()': weak((random) => pick(random, LOWER + DIGITS, 11)),
  'two of Math.random()': weak((random) => pick(random, LOWER + DIGITS, 22)),
  '16 letters and digits': of(ALNUM, 16),
  '20 letters and digits': of(ALNUM, 20),
  '12 bytes in hexadecimal': bytes(12, (random) => random.toString('hex')),
  '30 decimal digits': of(DIGITS, 30),
  'zeros and ones': of('01', 100),
  'version 7 UUIDs': weak((random, at) => {
    const uuid = toUuid(random, '7').replaceAll('-', '')
    return layOut(hexOf(at, 12) + uuid.slice(12))
  }),
  'version 7 UUIDs by a clock that is wrong': weak((random, at) => {
    const uuid = toUuid(random, '7').replaceAll('-', '')
    return layOut(hexOf(at + 1e10, 12) + uuid.slice(12))
  }),
  'version 1 UUIDs of one machine': weak((_, at) =>
    layOut(`${hexOf(at * 9, 11)}a1f0${'8a6e0242ac120002'}1`.slice(0, 32)),
  ),
  'object ids': weak((_, at, login = 0) => `${hexOf(Math.floor(at / 1000), 8)}a1b2c3d4e5${hexOf(login, 6)}`),
  'JSON with the time': weak((_, at) => toBase64url(JSON.stringify({ at, returnTo: '/patients' }))),
  'JSON with a constant and the time': weak((_, at) => toBase64url(JSON.stringify({ csrf: CONSTANT, at }))),
}
