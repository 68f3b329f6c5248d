/** Replaces a value that differs from run to run by a name: equal values get equal names. */
type Rename = (kind: string, value: string) => string

const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g
const UUID = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g
/** At least one small letter, one capital and one digit. */
const RANDOM = /(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{20,}/g
/** A FHIR id that was drawn, which may have dots. */
const DRAWN_ID = /(?<=\bBasic\/|"id": ?")[A-Za-z\d.-]{24}(?![\w.-])/g
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g
const HTTP_TIME = /\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g
const SECONDS = /(?<![\w".-])1[6-9]\d{8}(?![\w"])/g
const HASHED = /W\/"[\w-]{16}"/g
const JWT_LENGTH = /\[JWT of \d+ characters removed\]/g
/** Members with random values that may have no digit or capital. */
const MEMBER = /("(?:n|x|y|kid|client_id|client_secret|registration_access_token)": ?)"([\w-]{16,})"/g
/** An estimate of the randomness of drawn values. */
const BITS = /\bat most \d+ bits\b/g
const PATH = /(?:\/|%2F)t(?:\/|%2F)conformance-\d+(-second)?/g
const TENANT = /\bconformance-\d+(-second)?\b/g
const HOST = /(localhost|127\.0\.0\.1)(:|%3A)(\d{4,5})\b/g
/** The port of the redirect URI, at which nothing listens. */
const CALLBACK_PORT = '4020'

/** Creates what removes from the texts of one exchange what differs from run to run. */
export function createSteadyText(): (text: string) => string {
  const names = new Map<string, string>()
  const rename: Rename = (kind, value) => {
    const known = names.get(value)
    if (known !== undefined) return known
    const count = [...names.values()].filter((name) => name.startsWith(`{${kind}`)).length
    const name = count === 0 ? `{${kind}}` : `{${kind}-${count + 1}}`
    names.set(value, name)
    return name
  }
  return (text) =>
    text
      .replace(PATH, (_, second = '') => (second ? '/t/second' : ''))
      .replace(TENANT, (_, second = '') => (second ? 'second' : 'default'))
      .replace(HOST, (_, host, colon, port) => `${host}${colon}${port === CALLBACK_PORT ? port : '4010'}`)
      .replace(JWT_LENGTH, '[JWT removed]')
      .replace(JWT, (value) => rename('jwt', value))
      .replace(MEMBER, (_, member, value) => `${member}"${rename('random', value)}"`)
      .replace(DRAWN_ID, (value) => rename('random', value))
      .replace(UUID, (value) => rename('uuid', value))
      .replace(RANDOM, (value) => rename('random', value))
      .replace(HASHED, (value) => `W/"${rename('version', value)}"`)
      .replace(BITS, 'at most {number} bits')
      .replace(TIME, '{time}')
      .replace(HTTP_TIME, '{time}')
      .replace(SECONDS, '{time}')
}
