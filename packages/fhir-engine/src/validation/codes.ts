import type { CodeForm, ElementRule } from '../definitions/structures.ts'
import { memoize } from '../model/memoize.ts'
import { isObject, type PlainObject } from '../model/resource.ts'

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;.*)?$/
/** Codes for the formats of FHIR that R4 itself uses in place of media types. */
const SHORT_FORMATS = new Set(['json', 'xml', 'ttl', 'mime'])

const FORMS: Readonly<Record<CodeForm, (code: string) => boolean>> = {
  'media-type': (code) => MEDIA_TYPE.test(code) || SHORT_FORMATS.has(code),
  language: memoize(isLanguage),
  currency: (code) => /^X[A-Z]{2}$/.test(code) || Intl.supportedValuesOf('currency').includes(code),
}

/** Returns the reason why a code is not of the value set or form that its element requires, or `undefined`. */
export function findCodeProblem({ codes, form }: ElementRule, code: string): string | undefined {
  if (form && !FORMS[form](code)) return `is not a ${form.replace('-', ' ')}: "${code.slice(0, 40)}"`
  if (codes?.has(code) !== false) return undefined
  return `has no code "${code.slice(0, 40)}" in its required value set`
}

/**
 * Returns the reason why a CodeableConcept has no code of its required value set, or `undefined`: text alone is
 * not enough (R4 §4.1.5). One without coding and text has extensions that say why.
 */
export function findConceptProblem({ codes }: ElementRule, concept: PlainObject): string | undefined {
  if (!codes || (concept.coding === undefined && concept.text === undefined)) return undefined
  const codings = Array.isArray(concept.coding) ? concept.coding.filter(isObject) : []
  const isKnown = codings.some(({ system, code }) => codes.has(`${system}|${code}`))
  return isKnown ? undefined : 'has no coding of its required value set'
}

/** Returns `true` for a language tag of BCP 47. */
function isLanguage(tag: string): boolean {
  if (/^[ix]-[\w-]+$/i.test(tag)) return true
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
