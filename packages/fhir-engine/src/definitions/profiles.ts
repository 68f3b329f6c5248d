import { profileTable } from '../tables/profile-table.ts'

/** A constraint of a profile, or an invariant of R4. */
export interface Invariant {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly human: string
  readonly expression: string
}

/** The rules for one element or slice of a profile, as far as they say more than R4. */
export interface ProfileElement {
  /** `Observation.component:systolic.code`. */
  readonly id: string
  readonly min?: number
  readonly max?: number
  readonly fixed?: unknown
  readonly pattern?: unknown
  readonly slice?: string
  /** The discriminators of slices: `value coding.code`, `type $this`; by `url` when absent. */
  readonly discriminator?: readonly string[]
  readonly rules?: 'open' | 'closed' | 'openAtEnd'
  /** A required value set, with `system|code` of each code when they can be listed. */
  readonly binding?: { readonly url: string; readonly codes?: readonly string[] }
  /** Types that a choice may have. */
  readonly types?: readonly string[]
  /** Profiles of the type, such as those of extensions. */
  readonly profiles?: readonly string[]
  /** Resource types that a reference may be to. */
  readonly targets?: readonly string[]
  readonly constraints?: readonly Invariant[]
}

/** An element of a profile with the elements and slices below it. */
export interface ProfileNode {
  readonly name: string
  readonly element: ProfileElement
  readonly children: ProfileNode[]
  readonly slices: ProfileNode[]
}

export interface ResourceProfile {
  readonly url: string
  readonly version: string
  readonly type: string
  readonly root: ProfileNode
}

const profiles = new Map<string, ResourceProfile>()

/** Returns a profile by its canonical URL, with or without a version; `undefined` when its rules are not here. */
export function findProfile(canonical: string): ResourceProfile | undefined {
  if (profiles.size === 0) readProfiles()
  const [url = '', version] = canonical.split('|')
  const profile = profiles.get(url)
  return version === undefined || profile?.version === version ? profile : undefined
}

function readProfiles(): void {
  for (const line of profileTable.split('\n').filter(Boolean)) {
    const { url, version, type, elements } = JSON.parse(line)
    profiles.set(url, { url, version, type, root: buildTree(type, elements) })
  }
}

function buildTree(type: string, elements: readonly ProfileElement[]): ProfileNode {
  const root = createNode(type, { id: type })
  for (const element of elements) {
    const [, ...steps] = element.id.split('.')
    const node = steps.reduce(descend, root)
    Object.assign(node, { element })
  }
  return root
}

/** Returns the node of a step (`component:systolic`) below another; creates it when it is not there yet. */
function descend(node: ProfileNode, step: string): ProfileNode {
  const [name = '', slice] = step.split(':')
  const child = findOrAdd(node.children, name)
  return slice === undefined ? child : findOrAdd(child.slices, slice)
}

function findOrAdd(list: ProfileNode[], name: string): ProfileNode {
  const known = list.find((each) => each.name === name)
  if (known) return known
  const made = createNode(name, { id: name })
  list.push(made)
  return made
}

function createNode(name: string, element: ProfileElement): ProfileNode {
  return { name, element, children: [], slices: [] }
}
