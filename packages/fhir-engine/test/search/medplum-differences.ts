/**
 * A difference between Medplum's memory repository and this engine, with the reason why the engine is right.
 */
export interface Difference {
  readonly what: string
  readonly why: string
  /** Searches that show it. */
  readonly search: RegExp
}

const R4 = 'https://hl7.org/fhir/R4/search.html'
const REFERENCES =
  'patient|subject|organization|practitioner|requester|encounter|source|participant|member|agent|beneficiary|service-provider|based-on|care-team|general-practitioner'

/** Every difference between the two; the differential test permits no other. */
export const DIFFERENCES: readonly Difference[] = [
  {
    what: 'A reference by bare id, or by an absolute URL of the server, finds nothing',
    why: `It compares the parameter with Reference.reference as text. ${R4}#reference allows id, Type/id and URL.`,
    search: new RegExp(
      `[?&](?:${REFERENCES})(?::[A-Z]\\w+)?=(?:[a-z][\\w-]+(?:,[\\w-]+)*|https?:[^&]+)(?:&|$)`,
    ),
  },
  {
    what: 'Chained parameters and _has find nothing',
    why: `The memory repository has neither. ${R4}#chaining and ${R4}#has.`,
    search: /[?&](?:_has:|[\w-]+(?::[A-Z]\w+)?\.)/,
  },
  {
    what: 'A period that reaches beyond the day or month is equal to it',
    why: `${R4}#prefix: for eq, the range of the parameter contains that of the target.`,
    search: /^Observation\?date=(?:eq|ne)?2026-05/,
  },
  {
    what: 'Strings are compared with their accents',
    why: `${R4}#string: matching is insensitive to case and accents.`,
    search: /[?&](?:family=(?:mull|weiss|yildiz)|given=chloe|address-city=sao)$/,
  },
  {
    what: 'Composite and special parameters are refused',
    why: `It does not know these types. ${R4}#composite and ${R4}#special.`,
    search: /[?&](?:near=|[\w-]+=[^&]*\$)/,
  },
  {
    what: 'Quantities find nothing',
    why: `It reads no number out of a Quantity. ${R4}#quantity.`,
    search: /[?&](?:\w+-)?value-quantity=/,
  },
  {
    what: 'The modifiers :text and :of-type find nothing',
    why: `It compares the value with codes only. ${R4}#modifiers.`,
    search: /[?&][\w-]+:(?:text|of-type)=/,
  },
  {
    what: 'The system of an element that is a plain code is not known',
    why: `${R4}#token: the system of a code is that of its binding, here administrative-gender.`,
    search: /[?&]gender=http:[^&]*\|male$/,
  },
  {
    what: 'A URL is found by its beginning',
    why: `${R4}#uri: a uri matches as a whole; its beginning needs :below.`,
    search: /[?&]url=https:\/\/example\.org\/fhir\/Questionnaire$/,
  },
]
