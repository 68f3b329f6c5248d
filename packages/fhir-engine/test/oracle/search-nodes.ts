import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import type { Any } from '../engine.ts'
import { readSearchParameters } from './r4-package.ts'

/** A value that a search parameter selects, with its data type. */
export interface SearchNode {
  readonly type: string
  readonly value: Any
  /** The branch of the expression that selected it. */
  readonly path: string
  /** The resource type to which the parameter restricts references. */
  readonly target?: string
}

/** A search parameter as R4 defines it. */
export interface Parameter {
  readonly code: string
  readonly type: string
  readonly expression: string
  readonly targets: readonly string[]
  readonly components: readonly { readonly type: string; readonly expression: string }[]
}

const definitions = readSearchParameters()
const byUrl = new Map(definitions.map((each) => [each.url, each]))
/** Refused by the server: R4 leaves open what sounds alike. */
const LEFT_OUT = new Set(['phonetic', '_text', '_content', '_query', '_filter'])
/** R4 has the expressions of these components the wrong way round. */
const SWAPPED = 'DocumentReference-relationship'

function toParameter(each: Any): Parameter {
  const components: Any[] = each.component ?? []
  return {
    code: each.code,
    type: each.type,
    expression: each.expression,
    targets: each.target ?? [],
    components: components.map(({ definition }, i) => ({
      type: byUrl.get(definition).type,
      expression: components[each.id === SWAPPED ? 1 - i : i].expression,
    })),
  }
}

const parameters = new Map<string, Parameter[]>()
for (const each of definitions.filter(({ code }) => !LEFT_OUT.has(code))) {
  for (const base of each.base) {
    parameters.set(base, [...(parameters.get(base) ?? []), toParameter(each)])
  }
}

/** Returns the search parameters of a type, those of all types too. */
export function listParameters(type: string): readonly Parameter[] {
  return [...(parameters.get(type) ?? []), ...(parameters.get('Resource') ?? [])]
}

/** Returns a search parameter of a type, if it has one of this name. */
export function findParameter(type: string, code: string): Parameter | undefined {
  return listParameters(type).find((each) => each.code === code)
}

const compiled = new Map<string, (resource: Any) => Any[]>()

/**
 * Evaluates an expression with the npm `fhirpath` engine. `resolve()` is none of its functions without a server:
 * what a reference is to is left to the caller, as the node's target. `as` selects, also among several values.
 */
function evaluate(expression: string, base: Any, from: string): SearchNode[] {
  return expression.split(' | ').flatMap((branch) => {
    // Branches for other types select nothing, and there are dozens.
    const [, named = ''] = /^\(?([A-Z]\w+)/.exec(branch.trim()) ?? []
    if (named && named !== 'Resource' && base.resourceType && named !== base.resourceType) return []
    const [, whole, target] = /^(.*?)(?:\.where\(resolve\(\) is (\w+)\))?$/.exec(branch.trim()) as string[]
    const path = (whole as string)
      .replace(/^\(([\w.]+) as (\w+)\)/, '$1.ofType($2)')
      .replace(/\.as\((\w+)\)/, '.ofType($1)')
      .replace('ofType(DateTime)', 'ofType(dateTime)')
    const key = `${from} ${path}`
    let run = compiled.get(key)
    if (!run) {
      const at = from === '' ? path : { base: from, expression: path }
      run = fhirpath.compile(at, r4, { resolveInternalTypes: false }) as (resource: Any) => Any[]
      compiled.set(key, run)
    }
    return run(base).flatMap((node) => {
      const value = typeof node === 'object' ? node?.data : node
      if (value === undefined || value === null) return []
      const [type] = fhirpath.types([node]) as [string]
      const name = type.replace(/^.*\./, '')
      return [
        {
          type: name,
          path: from === '' ? path : `${from}.${path}`,
          value,
          ...(target !== undefined && { target }),
        },
      ]
    })
  })
}

const cache = new WeakMap<object, Map<string, readonly SearchNode[]>>()

/** Returns the values that a parameter selects in a resource. */
export function selectNodes(resource: Any, { code, expression }: Parameter): readonly SearchNode[] {
  const known = cache.get(resource) ?? new Map<string, readonly SearchNode[]>()
  cache.set(resource, known)
  const nodes = known.get(code) ?? evaluate(expression, resource, '')
  known.set(code, nodes)
  return nodes
}

/** Returns the values of a component of a composite parameter, for one of the nodes that the parameter selects. */
export function selectComponentNodes(
  resource: Any,
  node: SearchNode,
  { expression }: { readonly expression: string },
): readonly SearchNode[] {
  if (expression.startsWith('%resource')) return evaluate(expression.replace('%resource.', ''), resource, '')
  return evaluate(expression, node.value, node.path)
}
