import type { ElementFacts, Structures } from './structures.ts'
import type { Systems } from './value-sets.ts'

/** Data types that each search parameter type can read; other choices of a `value[x]` are not searched. */
const READABLE: Record<string, string[]> = {
  number: ['integer', 'decimal', 'positiveInt', 'unsignedInt', 'Range'],
  date: ['date', 'dateTime', 'instant', 'Period', 'Timing'],
  string: ['string', 'markdown', 'HumanName', 'Address', 'id', 'code'],
  token: [
    'code',
    'Coding',
    'CodeableConcept',
    'Identifier',
    'ContactPoint',
    'boolean',
    'string',
    'id',
    'uri',
    'oid',
    'exists',
  ],
  reference: ['Reference', 'canonical', 'uri', 'url', 'Resource'],
  quantity: [
    'Quantity',
    'Age',
    'Duration',
    'Count',
    'Distance',
    'SimpleQuantity',
    'Money',
    'Range',
    'SampledData',
  ],
  uri: ['uri', 'url', 'canonical', 'oid', 'uuid'],
  special: ['Location.position'],
}

interface Place {
  path: string
  type: string
  element?: ElementFacts
}

/**
 * Resolves a search expression for one resource type to comma-separated `path:type` words.
 * A path step may carry a filter: `[key=value]` (percent-encoded), `[0]`, `<Type` (the reference is to that type).
 * Throws on anything it does not know, so that a new definition cannot be half understood.
 */
export function expressionPaths(
  expression: string,
  type: string,
  kind: string,
  root: string,
  structures: Structures,
  systemsOf: Systems,
): string {
  if (/exists\(\) and/.test(expression)) return 'deceasedBoolean:exists,deceasedDateTime:exists'
  const places = expression
    .split('|')
    .map((branch) => unwrap(branch.trim()))
    .flatMap((branch) => walk(branch, type, root))
    .filter((place) => kind === 'composite' || READABLE[kind]?.includes(place.type))
  if (places.length === 0) throw new Error(`${type}: nothing to search in ${expression} (${kind})`)
  return [...new Set(places.map(word))].join(',')

  function walk(branch: string, resource: string, from: string): Place[] {
    const steps = branch.split(/\.(?![^(]*\))/)
    let places: Place[] = [{ path: '', type: from }]
    if (steps[0] === '%resource') steps[0] = resource
    if (steps[0] === resource || steps[0] === 'Resource') {
      places = [{ path: from === resource ? '' : '%', type: resource }]
      steps.shift()
    } else if (/^[A-Z]/.test(steps[0] as string)) return []
    for (const step of steps) places = places.flatMap((place) => advance(place, step))
    return places
  }

  function advance(place: Place, step: string): Place[] {
    const cast = /^as\((\w+)\)$/.exec(step)?.[1]
    if (cast) return isOf(place.type, cast) ? [place] : []
    const target = /^where\(resolve\(\) is (\w+)\)$/.exec(step)?.[1]
    if (target) return [{ ...place, path: `${place.path}<${target}` }]
    const filter = /^where\((\w+) ?= ?'([^']+)'\)$/.exec(step)
    if (filter) return [{ ...place, path: `${place.path}[${filter[1]}=${encodeValue(filter[2] as string)}]` }]
    const [, name, index] = /^(\w+)(\[0\])?$/.exec(step) ?? []
    if (!name) throw new Error(`${type}: cannot read step "${step}" of ${expression}`)
    return child(place, name, index ?? '')
  }

  function child(place: Place, name: string, index: string): Place[] {
    const join = (step: string) => (place.path ? `${place.path}.${step}` : step) + index
    for (let owner: string | undefined = place.type; owner; owner = structures.get(owner)?.base) {
      const elements = structures.get(owner)?.elements
      const plain = elements?.get(name)
      if (plain) return [{ path: join(name), type: plain.types[0] as string, element: plain }]
      const choice = elements?.get(`${name}[x]`)
      if (choice)
        return choice.types.map((each) => ({ path: join(name + capital(each)), type: each, element: choice }))
    }
    throw new Error(`${type}: no element ${name} in ${place.type} (${expression})`)
  }

  /** Returns `true` for a type and for what is derived from it, as `as` does; R4 writes one of them `DateTime`. */
  function isOf(name: string, wanted: string): boolean {
    const base = structures.get(name)?.base
    return name.toLowerCase() === wanted.toLowerCase() || (base !== undefined && isOf(base, wanted))
  }

  function word({ path, type: leaf, element }: Place): string {
    const systems = leaf === 'code' && element?.binding ? systemsOf(element.binding) : []
    return `${path}:${leaf}${kind === 'token' && systems.length === 1 ? `@${systems[0]}` : ''}`
  }
}

/** Encodes what separates the parts of a path (`parsePaths` in `src/definitions/search-parameters.ts`). */
function encodeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('.', '%2E')
}

/** Rewrites `(X.value as Quantity).code` to `X.value.as(Quantity).code`. */
function unwrap(branch: string): string {
  return branch.replace(/^\((\S+) as (\w+)\)/, '$1.as($2)')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
