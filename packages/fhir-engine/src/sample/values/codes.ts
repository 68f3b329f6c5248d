const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem/'
const US_CORE = 'http://hl7.org/fhir/us/core/'

export type Code = readonly [code: string, display: string]

const concepts = new Map<string, fhir4.CodeableConcept>()

/**
 * Returns a CodeableConcept in a code system; the same object for the same code, as stored resources never
 * change.
 */
export function concept(system: string, [code, display]: Code): fhir4.CodeableConcept {
  const key = `${system}|${code}|${display}`
  const known = concepts.get(key)
  if (known) return known
  const made = { coding: [{ system, code, display }], text: display }
  concepts.set(key, made)
  return made
}

export const loinc = (code: Code) => concept('http://loinc.org', code)
export const snomed = (code: Code) => concept('http://snomed.info/sct', code)
export const rxnorm = (code: Code) => concept('http://www.nlm.nih.gov/research/umls/rxnorm', code)
export const cvx = (code: Code) => concept('http://hl7.org/fhir/sid/cvx', code)
/** Returns a CodeableConcept of one of HL7's own code systems. */
export const hl7 = (name: string, code: Code) => concept(`${TERMINOLOGY}${name}`, code)
export const usCore = (name: string, code: Code) => concept(`${US_CORE}CodeSystem/${name}`, code)
export const buildUsCoreProfile = (name: string) => ({
  profile: [`${US_CORE}StructureDefinition/us-core-${name}`],
})

/** Returns one concept with the codings of several; its text is that of the first. */
export function combine(...concepts: readonly fhir4.CodeableConcept[]): fhir4.CodeableConcept {
  return { ...concepts[0], coding: concepts.flatMap(({ coding = [] }) => coding) }
}

/** Returns an extension of US Core. */
export function usCoreExtension(name: string, value: Omit<fhir4.Extension, 'url'>): fhir4.Extension {
  return { url: `${US_CORE}StructureDefinition/us-core-${name}`, ...value }
}

/** Returns a quantity in UCUM units. */
export function ucum(value: number, unit: string, code = unit): fhir4.Quantity {
  return { value, unit, system: 'http://unitsofmeasure.org', code }
}

/** Returns a reference with the text that a page may show. */
export function reference(to: string, display?: string): fhir4.Reference {
  return { reference: to, ...(display && { display }) }
}
