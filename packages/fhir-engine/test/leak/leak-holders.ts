import fc from 'fast-check'
import { CONSTRAINTS } from './leak-constraints.ts'
import { common, patient, type } from './leak-names.ts'
import type { Grant, Holder } from './leak-world.ts'

const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({
    level: fc.constantFrom('patient', 'patient', 'user', 'system'),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constant('*') },
      { weight: 4, arbitrary: common },
      { weight: 4, arbitrary: type },
      { weight: 1, arbitrary: fc.constantFrom('ValueSet', 'CodeSystem') },
    ),
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
    .map((each) => ({ ...each, type: each.constraint.type })),
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
      'Person/amy-shaw-person',
    ),
  },
  { requiredKeys: ['grants'] },
)

/** Somebody with a random token, or a Person who may change a Person and read the patients of the user. */
export const grabbers: fc.Arbitrary<Holder> = fc.oneof(
  { weight: 4, arbitrary: holders },
  {
    weight: 1,
    arbitrary: fc.constant<Holder>({
      user: 'Person/amy-shaw-person',
      grants: [
        { level: 'system', type: 'Person', letters: 'cud' },
        { level: 'user', type: '*', letters: 'rs' },
      ],
    }),
  },
)

/** Formats the scope of a grant. */
export function scopeText({ level, type: of, letters, constraint }: Grant): string {
  return `${level}/${of}.${letters}${constraint ? `?${constraint.text}` : ''}`
}
