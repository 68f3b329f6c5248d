import type { RequestDecision } from '@smart-mock/fhir-engine/model/decisions'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import { findServedInteraction, listServedMethods } from './find-served-interaction.ts'
import { createTypeNameSchema } from './name-schemas.ts'
import { withServedTypes } from './with-served-types.ts'

const INTERACTIONS = [
  ...(['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'history-type'] as const),
  ...(['create', 'search-type', 'search-post'] as const),
]

/** Interactions by type; an operation has its `$`. */
type ServedTypes = Readonly<Record<string, readonly string[]>>

export const servedTypes = defineSwitch({
  name: 'servedTypes',
  level: 'tenant',
  description:
    'The types and interactions that exist: another type is 404, another interaction 405; `metadata` lists the same.',
  legality: 'legal',
  catalogueIds: ['S-129'],
  faults: ['writes-not-granted'],
  default: 'all' as 'all' | ServedTypes,
  schema: () => {
    const interaction = z.union([z.enum(INTERACTIONS), z.string().regex(/^\$[a-z-]{1,40}$/)])
    return z.union([z.literal('all'), z.record(createTypeNameSchema(), z.array(interaction).max(40))])
  },
  steps: [...DATA_STEPS, 'metadata'],
  points: {
    'fhir.request': (asked, { value }) =>
      value === 'all' || asked.refusal ? asked : { ...asked, refusal: findRefusal(asked, value) },
    'metadata.document': (document, { value }) =>
      value === 'all' ? document : withServedTypes(document, value),
  },
})

function findRefusal(asked: RequestDecision, served: ServedTypes): RequestDecision['refusal'] {
  const { interaction, type } = asked
  if (interaction === 'capabilities') return undefined
  const offered = type !== undefined && Object.hasOwn(served, type) ? served[type] : undefined
  if (!offered) {
    const diagnostics = type === undefined ? 'This server has no such service' : `This server has no ${type}`
    return { status: 404, cause: 'unknownType', code: 'not-found', diagnostics }
  }
  const needed = findServedInteraction(asked)
  if (needed === undefined || offered.includes(needed)) return undefined
  return {
    ...{ status: 405, cause: 'notAllowed', code: 'not-supported' },
    diagnostics: `This server has no ${needed} of ${type}`,
    headers: [['Allow', listServedMethods(asked, offered).join(', ')]],
  }
}
