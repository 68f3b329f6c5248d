import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { createParameterNameSchema } from './name-schemas.ts'

const STYLES = ['cursor', 'session', 'offset', 'page'] as const
const RELATIONS = ['self', 'first', 'previous', 'next', 'last'] as const

export interface PagingStyle {
  readonly style: (typeof STYLES)[number]
  /** The parameter that has the cursor, id, index or number. */
  readonly parameter: string
  /** Further parameters of a link; `{count}` is the page size. */
  readonly extra?: Readonly<Record<string, string>> | undefined
  readonly relations: readonly (typeof RELATIONS)[number][]
  /** Lifetime of a session in seconds. */
  readonly lifetimeS?: number | undefined
  readonly port?: 'explicit' | undefined
}

export const paging = defineSwitch({
  name: 'paging',
  level: 'tenant',
  description:
    'The links of search pages: by a cursor, the id of a session alone, an index or a page number; which there are, and whether they name a default port.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['next-link-spelling'],
  default: {
    style: 'cursor',
    parameter: '_cursor',
    relations: ['self', 'first', 'previous', 'next'],
  } as PagingStyle,
  schema: () =>
    z
      .strictObject({
        style: z.enum(STYLES),
        parameter: createParameterNameSchema(),
        extra: z.record(createParameterNameSchema(), z.string().max(200)).optional(),
        relations: z.array(z.enum(RELATIONS)).max(RELATIONS.length),
        lifetimeS: z.int().min(1).max(86_400).optional(),
        port: z.literal('explicit').optional(),
      })
      .refine(({ style, lifetimeS }) => lifetimeS === undefined || style === 'session', {
        message: 'only the pages of a session have a lifetime',
        path: ['lifetimeS'],
      }),
  steps: ['fhir-search', 'fhir-batch'],
  points: {
    'fhir.paging': (_, { value: { extra, lifetimeS, port, ...others } }) => ({
      ...others,
      ...(extra && { extra }),
      ...(lifetimeS !== undefined && { lifetimeS }),
      ...(port && { port }),
    }),
  },
})
