import type { Any } from '../engine.ts'
import { CATEGORIES, LABS } from './leak-terminology.ts'

/** Returns the resources of a type that the holder may have by one of the permissions. */
type Sees = (type: string, letters: string) => readonly Any[]

/** A constraint of a scope with, in plain JavaScript, what it lets through. */
export interface Constraint {
  readonly type: string
  readonly text: string
  readonly holds: (resource: Any, sees: Sees) => boolean
  /** `true` when other resources decide, as far as the holder's other scopes let it see them. */
  readonly isFar: boolean
}

const has = (part: unknown, text: string) => JSON.stringify(part ?? '').includes(text)
const near = (type: string, text: string, holds: (resource: Any) => boolean): Constraint => ({
  ...{ type, text, holds, isFar: false },
})
const far = (type: string, text: string, holds: Constraint['holds']): Constraint => ({
  ...{ type, text, holds, isFar: true },
})

const isSeen = (sees: Sees, type: string, id: string) => sees(type, 'rs').some((each) => each.id === id)
const isLab = (r: Any) => has(r.code, '"2093-3"') || has(r.code, '"85354-9"')

export const CONSTRAINTS: readonly Constraint[] = [
  near('Observation', 'category=laboratory', (r) => has(r.category, '"code":"laboratory"')),
  near('Observation', 'code=http://loinc.org|85354-9', (r) => has(r.code, '85354-9')),
  near(
    'Observation',
    'date=lt2026-01-01',
    (r) => (r.effectiveDateTime ?? r.effectivePeriod?.start ?? '9') < '2026-01-01',
  ),
  near('Patient', 'gender=female', (r) => r.gender === 'female'),
  near('Condition', 'clinical-status=active', (r) => r.clinicalStatus?.coding[0].code === 'active'),
  near('Encounter', 'class=AMB', (r) => r.class?.code === 'AMB'),
  near('MedicationRequest', 'status=active', (r) => r.status === 'active'),
  near('Practitioner', 'gender=female', (r) => r.gender === 'female'),
  far('Organization', '_has:Patient:organization:gender=male', (r, sees) =>
    sees('Patient', 's').some(
      (each) => each.gender === 'male' && has(each.managingOrganization, `"Organization/${r.id}"`),
    ),
  ),
  far('Practitioner', '_has:Encounter:participant:class=AMB', (r, sees) =>
    sees('Encounter', 's').some(
      (each) => each.class?.code === 'AMB' && has(each.participant, `"Practitioner/${r.id}"`),
    ),
  ),
  far('Observation', 'patient.gender=female', (r, sees) =>
    sees('Patient', 'rs').some((each) => each.gender === 'female' && has(r.subject, `"Patient/${each.id}"`)),
  ),
  far('Observation', '_list=of-amy', (r, sees) =>
    sees('List', 'rs').some((each) => each.id === 'of-amy' && has(each.entry, `"Observation/${r.id}"`)),
  ),
  far('Observation', `code:in=${LABS}`, (r, sees) => isSeen(sees, 'ValueSet', 'labs') && isLab(r)),
  far('Observation', `code:not-in=${LABS}`, (r, sees) => isSeen(sees, 'ValueSet', 'labs') && !isLab(r)),
  far('Observation', `category:below=${CATEGORIES}|measured`, (r, sees) => {
    const measured = ['"code":"laboratory"', '"code":"vital-signs"']
    return isSeen(sees, 'CodeSystem', 'categories') && measured.some((each) => has(r.category, each))
  }),
]
