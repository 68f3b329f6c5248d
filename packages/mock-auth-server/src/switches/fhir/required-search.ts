import type { SearchDecision } from '@smart-mock/fhir-engine/model/decisions'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { createParameterNameSchema, createTypeNameSchema } from './name-schemas.ts'

/** The searches that a server takes for one type. */
export interface RequiredSearch {
  /** Alternatives: sets of parameters of which all are needed. */
  readonly needs: readonly (readonly string[])[]
  /** Sets that are taken when there are no other criteria, and find nothing. */
  readonly findsNothing?: readonly (readonly string[])[] | undefined
}

type RequiredSearches = Readonly<Record<string, RequiredSearch>>

export const requiredSearch = defineSwitch({
  name: 'requiredSearch',
  level: 'tenant',
  description:
    'The parameters that a search needs, by type: a search with no such set is refused, and some sets find nothing.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['search-not-granted', 'fhir-refused'],
  default: {} as RequiredSearches,
  schema: () => {
    const sets = z.array(z.array(createParameterNameSchema()).min(1).max(20)).max(50)
    const search = z.strictObject({ needs: sets.min(1), findsNothing: sets.optional() })
    return z.record(createTypeNameSchema(), search)
  },
  steps: ['fhir-search', 'fhir-batch'],
  points: { 'fhir.search': (search, { value }) => restrictSearch(search, value) },
})

function restrictSearch(search: SearchDecision, value: RequiredSearches): SearchDecision {
  const { types, parameters, unknownNames } = search
  const criteria = search.criteria.filter((name) => !unknownNames.includes(name))
  for (const type of types) {
    const rule = Object.hasOwn(value, type) ? value[type] : undefined
    if (rule && !rule.needs.some((set) => set.every((name) => parameters.includes(name))))
      return { ...search, refusal: createRefusal(type, rule) }
  }
  const [type = ''] = types
  const sets = (types.length === 1 && Object.hasOwn(value, type) && value[type]?.findsNothing) || []
  const isWhole = (set: readonly string[]) =>
    set.length === criteria.length && set.every((name) => criteria.includes(name))
  return sets.some(isWhole) ? { ...search, isEmpty: true } : search
}

function createRefusal(type: string, { needs }: RequiredSearch): SearchDecision['refusal'] {
  const sets = needs.map((set) => set.join(' and ')).join(', or ')
  return {
    status: 400,
    cause: 'searchRefused',
    code: 'business-rule',
    diagnostics: `A search for ${type} needs ${sets}`,
  }
}
