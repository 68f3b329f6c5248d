import fc from 'fast-check'
import { common, patient, type } from './leak-names.ts'
import { CONSTRAINTS, type Grant, type Holder } from './leak-world.ts'

const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({
    level: fc.constantFrom('patient', 'patient', 'user', 'system'),
    type: fc.oneof(fc.constant('*'), common, type),
    letters: fc.oneof(
      fc.constantFrom('rs', 'cruds', 'r', 's', 'cud'),
      fc.subarray([...'cruds'], { minLength: 1 }).map((l) => l.join('')),
    ),
  }),
  fc
    .record({
      level: fc.constantFrom('patient', 'user', 'system'),
      constraint: fc.constantFrom(...CONSTRAINTS),
      letters: fc.constantFrom('rs', 's', 'cruds', 'cu'),
    })
    .map((each) => ({ ...each, type: each.constraint[0] })),
) as fc.Arbitrary<Grant>

/** Somebody with a random token. */
export const holders: fc.Arbitrary<Holder> = fc.record(
  {
    grants: fc.array(grant, { minLength: 1, maxLength: 4 }),
    patient,
    user: fc.constantFrom(
      'Practitioner/dr-okafor',
      'Patient/amy-shaw',
      'Patient/henry-late',
      'RelatedPerson/jack-smith-mother',
    ),
  },
  { requiredKeys: ['grants'] },
)

/** Formats the scope of a grant. */
export function scopeText({ level, type: of, letters, constraint }: Grant): string {
  return `${level}/${of}.${letters}${constraint ? `?${constraint[1]}` : ''}`
}
