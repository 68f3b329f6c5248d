import { FhirError } from '../../model/fhir-error.ts'
import { foldText } from '../../model/fold-text.ts'
import { limits } from '../../model/limits.ts'
import type { PlainObject } from '../../model/resource.ts'
import { chooseDisplay } from '../../terminology/choose-display.ts'
import { expandValueSet } from '../../terminology/expand-value-set.ts'
import type { ValueSetConcept } from '../../terminology/expansion.ts'
import { createSearchContext, type Handler } from '../interaction-context.ts'
import { type OperationInput, readOperationInput } from '../operations/operation-input.ts'
import { requireScope } from '../require-scope.ts'
import { findNamedValueSet, VALUE_SET_PARAMETERS } from './find-named-value-set.ts'

/** Parameters that shape an expansion, and that it names. */
const SHAPING = ['filter', 'count', 'offset', 'activeOnly', 'includeDesignations', 'displayLanguage'] as const
/** The parameters of `$expand`. */
export const EXPAND_PARAMETERS: readonly string[] = [...VALUE_SET_PARAMETERS, ...SHAPING]
/** What of a ValueSet an expansion keeps. */
const KEPT = [
  'id',
  'url',
  'version',
  'name',
  'title',
  'status',
  'experimental',
  'date',
  'publisher',
  'copyright',
]

/**
 * Handles `ValueSet/$expand` and `ValueSet/id/$expand`: the codes of a value set, flat, in pages by `count` and
 * `offset`, only those whose display or code has all words of `filter`.
 */
export const expand: Handler = (call) => {
  requireScope(call, 'ValueSet', 'rs')
  const input = readOperationInput(call, EXPAND_PARAMETERS)
  const context = createSearchContext(call)
  const set = findNamedValueSet(call, input, context)
  const all = select([...expandValueSet(set, context).values()], input)
  const [count, offset = 0] = [input.count('count'), input.count('offset')]
  if (count === undefined && all.length - offset > limits.pageSize) {
    const why = `The value set has ${all.length} codes: request pages with count and offset, or fewer with filter`
    throw new FhirError(422, 'too-costly', why)
  }
  const page = all.slice(offset, offset + Math.min(count ?? limits.pageSize, limits.pageSize))
  context.work.look(page.length)
  const contains = page.map((concept) => toContains(concept, input))
  const body = {
    resourceType: 'ValueSet',
    ...Object.fromEntries(KEPT.flatMap((name) => (set[name] == null ? [] : [[name, set[name]]]))),
    expansion: {
      timestamp: new Date(context.now).toISOString(),
      total: all.length,
      offset,
      ...parametersOf(input, all),
      ...(contains.length > 0 && { contains }),
    },
  }
  return { status: 200, headers: [], body: body as unknown as fhir4.ValueSet }
}

function select(concepts: readonly ValueSetConcept[], input: OperationInput): readonly ValueSetConcept[] {
  const words = foldText(input.text('filter') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const isActive = input.flag('activeOnly') ?? false
  return concepts.filter((each) => {
    const text = foldText(`${each.code} ${each.display ?? ''}`)
    return !(isActive && each.isInactive) && words.every((word) => text.includes(word))
  })
}

function toContains(concept: ValueSetConcept, input: OperationInput): PlainObject {
  const { system, version, code, designations, isAbstract, isInactive } = concept
  const display = chooseDisplay(concept, input.text('displayLanguage'))
  return {
    system,
    ...(isAbstract && { abstract: true }),
    ...(isInactive && { inactive: true }),
    ...(version !== undefined && { version }),
    code,
    ...(display !== undefined && { display }),
    ...(input.flag('includeDesignations') && designations.length > 0 && { designation: designations }),
  }
}

/** Returns the parameters that an expansion names: those that shaped it, and the versions of its code systems. */
function parametersOf(input: OperationInput, concepts: readonly ValueSetConcept[]): PlainObject {
  const shaping = SHAPING.flatMap((name): PlainObject[] => {
    const value = input.text(name)
    if (value === undefined) return []
    if (name === 'count' || name === 'offset') return [{ name, valueInteger: Number(value) }]
    if (name === 'activeOnly' || name === 'includeDesignations')
      return [{ name, valueBoolean: value === 'true' }]
    return [{ name, valueString: value }]
  })
  const systems = new Set(
    concepts.flatMap(({ system, version }) => (version === undefined ? [] : [`${system}|${version}`])),
  )
  const parameter = [...shaping, ...[...systems].map((valueUri) => ({ name: 'version', valueUri }))]
  return parameter.length > 0 ? { parameter } : {}
}
