import type { Access, FhirStore, StoreOptions } from '../../src/index.ts'
import { createFhirBase, loadSampleData } from '../../src/index.ts'
import type { Any } from '../engine.ts'

const SHARED = ['Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Medication', 'Questionnaire']

/** Patients of the leak tests: few, so that chance meets them often. */
export const PATIENTS = ['amy-shaw', 'frank-hansen', 'jack-smith', 'ada-empty', 'henry-late']

/** Sample data about these patients, including a Binary without `securityContext`. */
export const WORLD: Any[] = [...(loadSampleData() as Any[]), listOf('amy-shaw')]
  .filter((each) => patientsIn(each).every((id) => PATIENTS.includes(id)) || each.resourceType === 'Group')
  .map((each) => (each.id === 'frank-hansen-note-1' ? without(each, 'securityContext') : each))

/** Constraints of scopes with, in plain JavaScript, what they let through. */
export const CONSTRAINTS: readonly [type: string, text: string, holds: (resource: Any) => boolean][] = [
  [
    'Observation',
    'category=laboratory',
    (r) => JSON.stringify(r.category ?? '').includes('"code":"laboratory"'),
  ],
  ['Observation', 'code=http://loinc.org|85354-9', (r) => JSON.stringify(r.code ?? '').includes('85354-9')],
  ['Observation', 'date=lt2026-01-01', (r) => (r.effectiveDateTime ?? '9') < '2026-01-01'],
  ['Patient', 'gender=female', (r) => r.gender === 'female'],
  ['Condition', 'clinical-status=active', (r) => r.clinicalStatus?.coding[0].code === 'active'],
  ['Encounter', 'class=AMB', (r) => r.class?.code === 'AMB'],
  ['MedicationRequest', 'status=active', (r) => r.status === 'active'],
  ['Practitioner', 'gender=female', (r) => r.gender === 'female'],
]

/** A scope of the leak tests, before it is text. */
export interface Grant {
  level: 'patient' | 'user' | 'system'
  type: string
  letters: string
  constraint?: (typeof CONSTRAINTS)[number]
}

export type Holder = { grants: readonly Grant[]; patient?: string; user?: string }

/**
 * Returns `true` when the holder may have the resource by one of these permissions: brute force, independent
 * of the engine.
 */
export function mayHave({ grants, patient, user }: Holder, resource: Any, letters: string): boolean {
  return grants.some(({ level, type, letters: held, constraint }) => {
    if (type !== '*' && type !== resource.resourceType) return false
    if (![...letters].some((letter) => held.includes(letter))) return false
    if (constraint && !(constraint[0] === resource.resourceType && constraint[2](resource))) return false
    if (level === 'system' || (level === 'user' && user?.startsWith('Practitioner/'))) return true
    const own = level === 'patient' ? patient : ownPatient(user)
    if (SHARED.includes(resource.resourceType)) return true
    const patients = ownersOf(resource)
    return own !== undefined && patients.includes(own)
  })
}

/** Creates a store with only the holder's resources: its responses cannot reveal any other. */
export function reducedStore(holder: Holder, options: StoreOptions = {}): FhirStore {
  const kept = WORLD.filter((each) => {
    const isUser = `${each.resourceType}/${each.id}` === holder.user
    // A holder who may change a Binary may know that it exists: a document of the holder may point at it.
    const letters = each.resourceType === 'Binary' ? 'rsud' : 'rs'
    return mayHave(holder, each, letters) || isUser || each.id === 'frank-hansen-document-1'
  })
  return createFhirBase(kept).fork({ now: () => 0, ...options })
}

export function accessOf(
  { patient, user }: Holder,
  scopes: Extract<Access, { kind: 'scopes' }>['scopes'],
): Access {
  return { kind: 'scopes', scopes, ...(patient && { patient }), ...(user && { user }) }
}

function ownPatient(user: string | undefined): string | undefined {
  if (user?.startsWith('Patient/')) return user.slice('Patient/'.length)
  return user === 'RelatedPerson/jack-smith-mother' ? 'jack-smith' : undefined
}

function ownersOf(resource: Any): string[] {
  if (resource.resourceType === 'Patient') return [resource.id]
  if (resource.resourceType === 'Group') return []
  if (resource.resourceType === 'Binary' && !resource.securityContext) return ['frank-hansen']
  return patientsIn(resource)
}

/** Returns all `Patient/…` that a resource refers to, anywhere. */
function patientsIn(resource: Any): string[] {
  const own = resource.resourceType === 'Patient' ? [resource.id as string] : []
  return [
    ...own,
    ...[...JSON.stringify(resource).matchAll(/"reference":"Patient\/([^"]+)"/g)].map((m) => m[1] as string),
  ]
}

function without(resource: Any, key: string): Any {
  const { [key]: _, ...rest } = resource
  return rest
}

function listOf(id: string): Any {
  const item = [1, 2].map((n) => ({ item: { reference: `Observation/${id}-bp-${n}` } }))
  const subject = { reference: `Patient/${id}` }
  return { resourceType: 'List', id: 'of-amy', status: 'current', mode: 'working', subject, entry: item }
}
