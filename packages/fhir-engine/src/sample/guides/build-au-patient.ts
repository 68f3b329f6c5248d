import { type Code, hl7, loinc, snomed } from '../values/codes.ts'
import { createSeededRandom } from '../values/random.ts'

const INDIGENOUS: Code = ['4', 'Neither Aboriginal nor Torres Strait Islander origin']
const IDENTITIES: Readonly<Record<string, readonly [identity: Code, pronouns: Code]>> = {
  female: [
    ['446141000124107', 'Identifies as female gender'],
    ['LA29519-8', 'she/her/her/hers/herself'],
  ],
  male: [
    ['446151000124109', 'Identifies as male gender'],
    ['LA29518-0', 'he/him/his/his/himself'],
  ],
}

/** Builds an Individual Healthcare Identifier that is nobody's, with its check digit. */
export function buildIhi({ id = '' }: fhir4.Patient): fhir4.Identifier {
  const digits = `800360${String(createSeededRandom(`${id} IHI`).int(0, 999_999_999)).padStart(9, '0')}`
  return {
    type: hl7('v2-0203', ['NI', 'National unique individual identifier']),
    system: 'http://ns.electronichealth.net.au/id/hi/ihi/1.0',
    value: `${digits}${computeLuhn(digits)}`,
  }
}

/** Builds indigenous status, gender identity and pronouns. */
export function buildGenderExtensions({ gender = 'unknown' }: fhir4.Patient): {
  extension?: fhir4.Extension[]
} {
  const [code, display] = INDIGENOUS
  const known = IDENTITIES[gender]
  return {
    extension: [
      {
        url: 'http://hl7.org.au/fhir/StructureDefinition/indigenous-status',
        valueCoding: {
          system: 'https://healthterminologies.gov.au/fhir/CodeSystem/australian-indigenous-status-1',
          code,
          display,
        },
      },
      ...(known
        ? [individual('genderIdentity', snomed(known[0])), individual('pronouns', loinc(known[1]))]
        : []),
    ],
  }
}

function individual(name: string, value: fhir4.CodeableConcept): fhir4.Extension {
  return {
    url: `http://hl7.org/fhir/StructureDefinition/individual-${name}`,
    extension: [{ url: 'value', valueCodeableConcept: value }],
  }
}

/** Returns the check digit of a number (ISO/IEC 7812-1). */
function computeLuhn(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
