import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { createParameterNameSchema, createTypeNameSchema } from './name-schemas.ts'

interface TypePageSizes {
  /** `null` for everything on one page. */
  readonly default?: number | null | undefined
  readonly max?: number | undefined
}

export interface PageSizes {
  readonly default: number
  readonly max: number
  readonly byType?: Readonly<Record<string, TypePageSizes>> | undefined
  /** Criteria beside which `_count` is ignored. */
  readonly ignoredWith?: readonly string[] | undefined
}

/** The most matches on one page, where a server has no limit. */
const EVERYTHING = 10_000

export const pageSizes = defineSwitch({
  name: 'pageSizes',
  level: 'tenant',
  description:
    'The number of matches on a page of a search, without `_count` and at most, also by type; with some criteria `_count` is ignored.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['searchset-partial'],
  default: { default: 50, max: 1000 } as PageSizes,
  schema: () => {
    const size = z.int().min(1).max(1000)
    const ofType = z.strictObject({ default: size.nullable().optional(), max: size.optional() })
    return z
      .strictObject({
        default: size,
        max: size,
        byType: z.record(createTypeNameSchema(), ofType).optional(),
        ignoredWith: z.array(createParameterNameSchema()).max(20).optional(),
      })
      .refine(({ default: usual, max }) => usual <= max, {
        path: ['default'],
        error: 'must not be above max',
      })
      .refine(
        ({ max, byType = {} }) =>
          Object.values(byType).every((own) => (own.default ?? 1) <= (own.max ?? max)),
        { path: ['byType'], error: 'must have no default above its max, or above the max of all types' },
      )
  },
  steps: ['fhir-search', 'fhir-batch'],
  points: {
    'fhir.search': (search, { value }) => {
      const { types, criteria, requestedCount } = search
      if (requestedCount === 0) return search
      const [type = ''] = types
      const { byType = {}, ignoredWith = [] } = value
      const own = types.length === 1 && Object.hasOwn(byType, type) ? byType[type] : undefined
      const isIgnored = ignoredWith.some((name) => criteria.includes(name))
      const most = own?.max ?? value.max
      const usual = own?.default === undefined ? Math.min(value.default, most) : (own.default ?? EVERYTHING)
      const count = requestedCount === undefined || isIgnored ? usual : Math.min(requestedCount, most)
      return { ...search, count }
    },
  },
})
