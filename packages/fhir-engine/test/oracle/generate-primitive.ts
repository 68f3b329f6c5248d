import type { Random } from './random.ts'

/** Texts that a search must escape, fold or leave alone. */
const TEXTS = [
  ...['Ärger', 'ARGER', 'arger', 'straße', 'Strasse', 'Zoë', 'O’Neil', "O'Neil", 'naïve  text', 'naive text'],
  ...[
    'a,b',
    'a|b',
    'a$b',
    'a\\b',
    'a\\,b',
    '1,5',
    'x',
    'xy',
    '100%',
    'a+b',
    'a&b=c',
    'Łódź',
    '漢字',
    'trailing ',
  ],
]
const CODES = ['active', 'draft', 'final', 'en', 'EN', 'Final', 'a', 'b', 'x-1', 'kg']
const DATES = ['2019', '2019-12', '2019-12-31', '2020-01-01', '2020-02-29', '2020-03', '2020', '1969-07']
const TIMES = [
  ...[
    '2019-12-31T23:59:59Z',
    '2020-01-01T00:00:00Z',
    '2020-01-01T00:30:00+02:00',
    '2020-01-01T00:00:00.500Z',
  ],
  ...['2020-01-01T00:00:00-05:00', '2020-02-29T12:00:00.123Z', '2021-06-15T08:00:00+13:45'],
]
const NUMBERS = [0, 1, 2, 5, 10, 99, 100, 101, 1000]
const DECIMALS = [...NUMBERS, 0.1, 0.05, 1.5, 99.5, 99.49, 100.5, 100.4999, -1, -0.5, 5.4e-3, 36.6, 36.65]
const URIS = [
  ...[
    'http://a.example/fhir',
    'http://a.example/fhir/x',
    'http://a.example/fhir/x/y',
    'http://a.example/fhirx',
  ],
  ...['http://b.example/c,d', 'http://b.example/c$d', 'urn:oid:1.2.3', 'urn:oid:1.2.3.4'],
]
const CANONICALS = ['http://a.example/fhir/Questionnaire/q', 'http://a.example/fhir/ValueSet/v']
const SYSTEMS = ['http://s.example/a', 'http://s.example/b', 'urn:oid:1.2.3']

/** Returns a value of a primitive type from a small set, so that equal ones meet. */
export function generatePrimitive(type: string, random: Random): unknown {
  switch (type) {
    case 'boolean':
      return random.chance(0.5)
    case 'integer':
    case 'positiveInt':
    case 'unsignedInt':
      return random.pick(NUMBERS)
    case 'decimal':
      return random.pick(DECIMALS)
    case 'date':
      return random.pick(DATES)
    case 'dateTime':
      return random.pick(random.chance(0.5) ? DATES : TIMES)
    case 'instant':
      return random.pick(TIMES)
    case 'time':
      return '12:00:00'
    case 'code':
      return random.pick(CODES)
    case 'uri':
    case 'url':
      return random.pick(random.chance(0.5) ? URIS : SYSTEMS)
    case 'canonical':
      return random.pick(CANONICALS) + random.pick(['', '', '|1', '|2'])
    case 'oid':
      return random.pick(['urn:oid:1.2.3', 'urn:oid:1.2.3.4'])
    case 'uuid':
      return 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'
    case 'id':
      return random.pick(['i-1', 'i.2', 'I-1'])
    case 'base64Binary':
      return 'AAAA'
    default:
      return random.pick(TEXTS)
  }
}

/**
 * Returns a Reference of any form to one of these types: relative, versioned, elsewhere, logical. None is absolute and
 * to this server, since those become relative when they are written.
 */
export function generateReference(types: readonly string[], random: Random): object {
  const type = random.pick(types)
  const local = `${type}/g${random.below(6)}`
  const identifier = { system: random.pick(SYSTEMS), value: random.pick(['1', 'A', 'a']) }
  switch (random.below(11)) {
    case 0:
      return { reference: `${local}/_history/3` }
    case 1:
      return { reference: `https://other.example/fhir/${local}` }
    case 2:
      return { type, identifier }
    case 3:
      return { reference: local, identifier }
    case 4:
      return { display: 'no reference' }
    case 5:
      return { reference: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520', type }
    default:
      return { reference: local }
  }
}
