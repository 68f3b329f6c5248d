import { type Code, concept, usCoreExtension } from '../values/codes.ts'
import type { SamplePerson } from './people.ts'

/** Race and ethnicity as the CDC codes them. */
const CDC = 'urn:oid:2.16.840.1.113883.6.238'

export const RACES: readonly Code[] = [
  ['2106-3', 'White'],
  ['2054-5', 'Black or African American'],
  ['2028-9', 'Asian'],
]
const HISPANIC: Code = ['2135-2', 'Hispanic or Latino']
const NOT_HISPANIC: Code = ['2186-5', 'Not Hispanic or Latino']

/** Birth sex and sex of each administrative gender that has them. */
const SEXES: Readonly<Record<string, readonly [birthSex: string, sex: Code]>> = {
  female: ['F', ['248152002', 'Female']],
  male: ['M', ['248153007', 'Male']],
}

/** Builds the extensions of US Core for a patient: race, ethnicity, birth sex, sex, tribe. */
export function buildPatientExtensions(person: SamplePerson, race: Code): fhir4.Extension[] {
  const [birthSex, sex] = SEXES[person.gender] ?? ['UNK', undefined]
  return [
    usCoreExtension('race', { extension: category(race) }),
    usCoreExtension('ethnicity', { extension: category(person.isHispanic ? HISPANIC : NOT_HISPANIC) }),
    usCoreExtension('birthsex', { valueCode: birthSex }),
    ...(sex
      ? [
          usCoreExtension('sex', {
            valueCoding: { system: 'http://snomed.info/sct', code: sex[0], display: sex[1] },
          }),
        ]
      : []),
    ...(person.tribe ? [tribe(person.tribe)] : []),
  ]
}

function category([code, display]: Code): fhir4.Extension[] {
  return [
    { url: 'ombCategory', valueCoding: { system: CDC, code, display } },
    { url: 'text', valueString: display },
  ]
}

function tribe(code: Code): fhir4.Extension {
  return usCoreExtension('tribal-affiliation', {
    extension: [
      {
        url: 'tribalAffiliation',
        valueCodeableConcept: concept('http://terminology.hl7.org/CodeSystem/v3-TribalEntityUS', code),
      },
      { url: 'isEnrolled', valueBoolean: true },
    ],
  })
}
