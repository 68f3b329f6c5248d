import { memoize } from './memoize.ts'

export type FhirStep =
  | 'metadata'
  | 'fhir-read'
  | 'fhir-search'
  | 'fhir-write'
  | 'fhir-batch'
  | 'fhir-operation'
  | 'bulk'

export type FhirInteraction =
  | 'capabilities'
  | 'read'
  | 'vread'
  | 'history-instance'
  | 'history-type'
  | 'history-system'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'conditional-update'
  | 'conditional-patch'
  | 'conditional-delete'
  | 'search-type'
  | 'search-system'
  | 'search-compartment'
  | 'batch'
  | 'operation'
  | 'bulk-status'
  | 'bulk-file'
  | 'unknown'

export interface FhirRoute {
  readonly interaction: FhirInteraction
  readonly step: FhirStep
  readonly type?: string
  readonly id?: string
  /** Version id, compartment type or operation name. */
  readonly detail?: string
}

// Maps, not objects: a method may be called like a member that every object has.
const STEPS: ReadonlyMap<string, FhirStep> = new Map([
  ['capabilities', 'metadata'],
  ['operation', 'fhir-operation'],
  ['batch', 'fhir-batch'],
  ['search-type', 'fhir-search'],
  ['search-system', 'fhir-search'],
  ['search-compartment', 'fhir-search'],
])

const WRITES: ReadonlyMap<string, FhirInteraction> = new Map([
  ['PUT', 'update'],
  ['PATCH', 'patch'],
  ['DELETE', 'delete'],
])
const CONDITIONAL: ReadonlyMap<string, FhirInteraction> = new Map([
  ['PUT', 'conditional-update'],
  ['PATCH', 'conditional-patch'],
  ['DELETE', 'conditional-delete'],
  ['POST', 'create'],
  ['GET', 'search-type'],
])

/** Classifies a request as an interaction, by its method and raw path. Never throws. */
export function classifyFhir(method: string, path: string): FhirRoute {
  return classify(`${method === 'HEAD' ? 'GET' : method} ${path}`)
}

const classify = memoize((line): FhirRoute => {
  const verb = line.slice(0, line.indexOf(' '))
  const path = line.slice(verb.length + 1)
  const parts = path.split('/').filter((part) => part !== '')
  const route = find(verb, parts)
  const bulk = route.detail === '$export' || route.interaction.startsWith('bulk-')
  const fallback = verb === 'GET' ? 'fhir-read' : 'fhir-write'
  return { ...route, step: bulk ? 'bulk' : (STEPS.get(route.interaction) ?? fallback) }
}, 2_000)

function find(verb: string, parts: string[]): Omit<FhirRoute, 'step'> {
  const last = parts.at(-1) ?? ''
  if (last.startsWith('$')) return operation(parts)
  if (verb === 'POST' && last === '_search') return search(parts.slice(0, -1))
  const [type, id, third, fourth] = parts
  if (type === 'bulk') return bulkJob(id, third, parts.length)
  switch (parts.length) {
    case 0:
      return { interaction: verb === 'GET' ? 'search-system' : verb === 'POST' ? 'batch' : 'unknown' }
    case 1:
      if (type === 'metadata') return { interaction: verb === 'GET' ? 'capabilities' : 'unknown' }
      if (type === '_history') return { interaction: verb === 'GET' ? 'history-system' : 'unknown' }
      return { interaction: CONDITIONAL.get(verb) ?? 'unknown', ...named(type) }
    case 2:
      if (id === '_history')
        return { interaction: verb === 'GET' ? 'history-type' : 'unknown', ...named(type) }
      return { interaction: verb === 'GET' ? 'read' : (WRITES.get(verb) ?? 'unknown'), ...named(type, id) }
    case 3:
      if (verb !== 'GET') return { interaction: 'unknown', ...named(type, id) }
      if (third === '_history') return { interaction: 'history-instance', ...named(type, id) }
      return search(parts)
    case 4:
      if (verb === 'GET' && third === '_history') {
        return { interaction: 'vread', ...named(type, id), detail: fourth as string }
      }
  }
  return { interaction: 'unknown' }
}

function operation(parts: string[]): Omit<FhirRoute, 'step'> {
  const [type, id] = parts.slice(0, -1)
  if (parts.length > 3) return { interaction: 'unknown' }
  return { interaction: 'operation', ...named(type, id), detail: parts.at(-1) as string }
}

function search(parts: string[]): Omit<FhirRoute, 'step'> {
  const [type, id, detail] = parts
  if (parts.length === 0) return { interaction: 'search-system' }
  if (parts.length === 1) return { interaction: 'search-type', ...named(type) }
  if (parts.length === 3 && detail) return { interaction: 'search-compartment', ...named(type, id), detail }
  return { interaction: 'unknown' }
}

/** Returns the route of `bulk/job`, the status of an export, and of `bulk/job/file`, one of its files. */
function bulkJob(id: string | undefined, file: string | undefined, length: number): Omit<FhirRoute, 'step'> {
  if (id === undefined || length > 3) return { interaction: 'unknown' }
  return file === undefined
    ? { interaction: 'bulk-status', id }
    : { interaction: 'bulk-file', id, detail: file }
}

function named(type?: string, id?: string): { type?: string; id?: string } {
  return { ...(type !== undefined && { type }), ...(id !== undefined && { id }) }
}
