import { searchTable } from '../tables/search-table.ts'

export type SearchType =
  | 'number'
  | 'date'
  | 'string'
  | 'token'
  | 'reference'
  | 'composite'
  | 'quantity'
  | 'uri'
  | 'special'

export interface PathStep {
  readonly name: string
  /** Restriction to items whose `key` is `value`. */
  readonly where?: readonly [key: string, value: string]
  readonly first?: boolean
}

/** The path at which a search parameter finds a value, and the data type of that value. */
export interface SearchPath {
  readonly steps: readonly PathStep[]
  readonly type: string
  /** Restriction to references to this resource type. */
  readonly target?: string
  /** Code system of a `code` element. */
  readonly system?: string
  /** The path starts at the resource, not at the composite's root. */
  readonly absolute?: boolean
}

export interface SearchParameter {
  readonly code: string
  readonly type: SearchType
  readonly paths: readonly SearchPath[]
  /** Resource types a reference may point to; empty when any. */
  readonly targets: readonly string[]
  readonly components: readonly Pick<SearchParameter, 'type' | 'paths'>[]
}

interface TypeEntry {
  readonly compartment: readonly string[]
  readonly lines: Map<string, string>
  readonly parsed: Map<string, SearchParameter>
}

let table: Map<string, TypeEntry> | undefined

/** Returns `true` when R4 has this resource type. */
export function isResourceType(name: string): boolean {
  return name !== 'Resource' && types().has(name)
}

/** Returns all R4 resource types, sorted. */
export function listResourceTypes(): string[] {
  return [...types().keys()].filter((name) => name !== 'Resource')
}

/** Returns a search parameter of a resource type, including the common ones (`_id`, `_tag`, …). */
export function findSearchParameter(type: string, code: string): SearchParameter | undefined {
  return own(type, code) ?? own('Resource', code)
}

/** Returns the codes of all search parameters of a resource type, the common ones first. */
export function listSearchParameterCodes(type: string): string[] {
  return [...(types().get('Resource')?.lines.keys() ?? []), ...(types().get(type)?.lines.keys() ?? [])]
}

/**
 * Returns the search parameters that put a resource of this type into a patient's compartment
 * (CompartmentDefinition).
 */
export function listCompartmentCodes(type: string): readonly string[] {
  return types().get(type)?.compartment ?? []
}

function own(type: string, code: string): SearchParameter | undefined {
  const entry = types().get(type)
  const line = entry?.lines.get(code)
  if (!entry || line === undefined) return undefined
  const known = entry.parsed.get(code)
  if (known) return known
  const parsed = parseLine(line)
  entry.parsed.set(code, parsed)
  return parsed
}

function types(): Map<string, TypeEntry> {
  if (table) return table
  table = new Map()
  let lines = new Map<string, string>()
  for (const line of searchTable.split('\n')) {
    if (line.startsWith('  ')) lines.set(line.slice(2, line.indexOf(' ', 2)), line.slice(2))
    else if (line) {
      const [name, codes] = line.split(' ')
      lines = new Map()
      table.set(name as string, { compartment: codes?.split(',') ?? [], lines, parsed: new Map() })
    }
  }
  return table
}

function parseLine(line: string): SearchParameter {
  const [code, type, paths, ...rest] = line.split(' ') as [string, SearchType, string, ...string[]]
  const targets = rest[0]?.startsWith('>') ? (rest.shift() as string).slice(1).split(',') : []
  const components = []
  for (let i = 0; i < rest.length; i += 2) {
    components.push({
      type: (rest[i] as string).slice(1) as SearchType,
      paths: parsePaths(rest[i + 1] as string),
    })
  }
  return { code, type, paths: parsePaths(paths), targets: targets[0] === '*' ? [] : targets, components }
}

function parsePaths(text: string): SearchPath[] {
  return text.split(',').map((word) => {
    const [, path, target, type, system] = /^([^:<]*)(?:<(\w+))?:([\w.]+)(?:@(.+))?$/.exec(
      word,
    ) as RegExpExecArray
    const absolute = path?.startsWith('%.')
    const steps = (absolute ? path?.slice(2) : path)?.split('.').filter(Boolean).map(parseStep) ?? []
    return {
      steps,
      type: type as string,
      ...(target && { target }),
      ...(system && { system }),
      ...(absolute && { absolute }),
    }
  })
}

function parseStep(text: string): PathStep {
  const [, name, filter] = /^(\w+)(?:\[(.+)\])?$/.exec(text) as RegExpExecArray
  if (filter === undefined) return { name: name as string }
  if (filter === '0') return { name: name as string, first: true }
  const [key, value] = filter.split('=') as [string, string]
  return { name: name as string, where: [key, decodeURIComponent(value)] }
}
