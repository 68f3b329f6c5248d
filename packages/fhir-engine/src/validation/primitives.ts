const DATE = '-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?'
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?'
const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))'
const YEAR = '\\d{4}'

const PATTERNS: Readonly<Record<string, RegExp>> = {
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  code: /^\S+(?: \S+)*$/,
  uri: /^\S+$/,
  url: /^\S+$/,
  canonical: /^\S+$/,
  oid: /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  date: new RegExp(`^${YEAR}(?:${DATE})?$`),
  dateTime: new RegExp(`^${YEAR}(?:${DATE}|-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T${TIME}${ZONE})?$`),
  instant: new RegExp(`^${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T${TIME}${ZONE}$`),
  time: new RegExp(`^${TIME}$`),
  base64Binary: /^[0-9A-Za-z+/=\s]*$/,
  string: /^[\s\S]+$/,
  markdown: /^[\s\S]+$/,
  xhtml: /^\s*<div[\s>]/,
}

const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  integer: [-2147483648, 2147483647],
  unsignedInt: [0, 2147483647],
  positiveInt: [1, 2147483647],
}

/** Returns the reason why a primitive value is invalid, or `undefined` (R4 §2.24). */
export function findPrimitiveProblem(type: string, value: unknown): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false'
  const range = RANGES[type]
  if (range) {
    const [low, high] = range
    const fits = Number.isInteger(value) && (value as number) >= low && (value as number) <= high
    return fits ? undefined : `must be a whole number from ${low} to ${high}`
  }
  if (type === 'decimal') return Number.isFinite(value) ? undefined : 'must be a number'
  if (typeof value !== 'string') return `must be a string of type ${type}`
  if (value.length > 1_048_576 && type !== 'base64Binary') return 'is longer than 1 MB'
  return PATTERNS[type]?.test(value) === false ? `is not a valid ${type}: "${value.slice(0, 40)}"` : undefined
}

/** Returns `true` when the value of this type is not an object. */
export function isPrimitive(type: string): boolean {
  return type in PATTERNS || type in RANGES || type === 'boolean' || type === 'decimal'
}
