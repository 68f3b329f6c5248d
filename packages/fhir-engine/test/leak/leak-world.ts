import type { Access, FhirStore, StoreOptions } from '../../src/index.ts'
import { createFhirBase, loadSampleData } from '../../src/index.ts'
import type { Any } from '../engine.ts'
import type { Constraint } from './leak-constraints.ts'
import { listOutside } from './leak-outside.ts'
import { listNamed, listOwners, PATIENTS, textOf } from './leak-owners.ts'
import { TERMINOLOGY } from './leak-terminology.ts'

/** Sample data about these patients, a Binary without `securityContext`, and types outside the compartment. */
export const WORLD: Any[] = [
  ...(loadSampleData() as Any[]),
  listOf('amy-shaw'),
  documentOf('jack-smith', 'Binary/amy-shaw-note-1'),
  ...PATIENTS.slice(0, 3).flatMap(listOutside),
  ...TERMINOLOGY,
]
  .filter((each) => listNamed(each).every((id) => PATIENTS.includes(id)) || each.resourceType === 'Group')
  .map((each) => (each.id === 'frank-hansen-note-1' ? without(each, 'securityContext') : each))

const originals = new Map(WORLD.map((each) => [`${each.resourceType}/${each.id}`, each]))
const isOriginal = (resource: Any) => {
  const old = originals.get(`${resource.resourceType}/${resource.id}`)
  return old !== undefined && textOf(old) === textOf(resource)
}

/** The owners of each of them, which every run asks for. */
const ownersOfOriginals = new Map(WORLD.map((each) => [each, listOwners(each, isOriginal(each))]))
const findOwners = (resource: Any) =>
  ownersOfOriginals.has(resource)
    ? ownersOfOriginals.get(resource)
    : listOwners(resource, isOriginal(resource))

/** Returns the resources that there are. */
export type World = () => readonly Any[]
const original: World = () => WORLD

/** A scope of the leak tests, before it is text. */
export interface Grant {
  level: 'patient' | 'user' | 'system'
  type: string
  letters: string
  constraint?: Constraint
}

export type Holder = { grants: readonly Grant[]; patient?: string; user?: string }

/**
 * Returns `true` when the holder may have the resource by one of these permissions: brute force, independent
 * of the engine.
 */
export function mayHave(holder: Holder, resource: Any, letters: string, world = original): boolean {
  const { grants, patient, user } = holder
  return grants.some(({ level, type, letters: held, constraint }) => {
    if (type !== '*' && type !== resource.resourceType) return false
    if (![...letters].some((letter) => held.includes(letter))) return false
    const near = { ...holder, grants: grants.filter((each) => !each.constraint?.isFar) }
    const sees = (of: string, by: string) =>
      world().filter((each) => each.resourceType === of && mayHave(near, each, by, world))
    if (constraint && !(constraint.type === resource.resourceType && constraint.holds(resource, sees)))
      return false
    if (level === 'system' || (level === 'user' && user?.startsWith('Practitioner/'))) return true
    const own = level === 'patient' ? patient : ownPatient(user)
    const owners = findOwners(resource)
    return owners === undefined || (own !== undefined && owners.includes(own))
  })
}

/** Resources that decide whose others are. */
const DECIDING = /-(?:claim|pump|metric|enrolling)$/

/**
 * Returns `true` when a resource refers to a changed one that decides whose it is, over others or by itself:
 * its id says no longer whose it is.
 */
export function dependsOn(resource: Any, changed: ReadonlySet<string>): boolean {
  return [...textOf(resource).matchAll(/"reference":"([^"]+)"/g)].some(([, url = '']) => {
    if (!DECIDING.test(url)) return false
    const target = originals.get(url)
    return changed.has(url) || (target !== undefined && dependsOn(target, changed))
  })
}

/**
 * Creates a store with only the holder's resources, by one of these permissions: its responses cannot reveal
 * any other.
 */
export function reducedStore(holder: Holder, options: StoreOptions = {}, letters = 'rs'): FhirStore {
  const own = [holder.patient, ownPatient(holder.user)]
  const kept = WORLD.filter((each) => {
    const isUser = `${each.resourceType}/${each.id}` === holder.user
    // A holder who may change a Binary may know that it exists: a document of the holder may point at it.
    const by = each.resourceType === 'Binary' ? 'rsud' : letters
    const decides = DECIDING.test(each.id) && own.some((id) => id && each.id.startsWith(id))
    // A schedule decides whose its slots are: without it, those of the staff would not be everybody's.
    const decidesSlots = each.resourceType === 'Schedule'
    const isKept = isUser || decides || decidesSlots || each.id === 'frank-hansen-document-1'
    return isKept || mayHave(holder, each, by)
  })
  return createFhirBase(kept).fork({ now: () => 0, ...options })
}

export function accessOf(
  { patient, user }: Holder,
  scopes: Extract<Access, { kind: 'scopes' }>['scopes'],
): Access {
  const own = ownPatient(user)
  return {
    ...{ kind: 'scopes', scopes, ...(patient && { patient }), ...(user && { user }) },
    // As at the grant: whatever becomes of the user's resource later.
    ...(own !== undefined && { userPatients: [own] }),
  }
}

function ownPatient(user: string | undefined): string | undefined {
  const [, type, id = ''] = /^(\w+)\/(.+)$/.exec(user ?? '') ?? []
  return type === 'Practitioner' ? undefined : PATIENTS.find((patient) => id.startsWith(patient))
}

function without(resource: Any, key: string): Any {
  const { [key]: _, ...rest } = resource
  return rest
}

/** Returns a document about a patient that points at a Binary, as only staff could write it. */
function documentOf(id: string, url: string): Any {
  return {
    ...{ resourceType: 'DocumentReference', id: `${id}-pointing`, status: 'current' },
    ...{ subject: { reference: `Patient/${id}` }, content: [{ attachment: { url } }] },
  }
}

function listOf(id: string): Any {
  const item = [1, 2].map((n) => ({ item: { reference: `Observation/${id}-bp-${n}` } }))
  const subject = { reference: `Patient/${id}` }
  return { resourceType: 'List', id: 'of-amy', status: 'current', mode: 'working', subject, entry: item }
}
