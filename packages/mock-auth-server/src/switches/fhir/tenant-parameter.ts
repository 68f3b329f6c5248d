import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import { fillTenantPlaceholders } from '../tenant-placeholders.ts'

export interface TenantParameter {
  readonly name: string
  readonly value: string
  /** `false` when a request may leave it out. */
  readonly required: boolean
}

export const tenantParameter = defineSwitch({
  name: 'tenantParameter',
  level: 'tenant',
  description:
    'A query parameter that names the organization in every FHIR request; another value is refused.',
  legality: 'deviation',
  catalogueIds: ['S-129'],
  default: 'none' as 'none' | TenantParameter,
  schema: () =>
    z.union([
      z.literal('none'),
      z.strictObject({
        // Names with an underscore are FHIR's own.
        name: z.string().regex(/^[-A-Za-z][\w-]{0,63}$/),
        value: z.string().min(1).max(200),
        required: z.boolean(),
      }),
    ]),
  steps: DATA_STEPS,
  points: {
    'fhir.request': (asked, context) => {
      const { value } = context
      if (value === 'none' || asked.isEntry || asked.refusal) return asked
      const sent = asked.parameters.filter(([name]) => name === value.name).map(([, text]) => text)
      const { addresses, name } = context.tenant
      const expected = fillTenantPlaceholders(value.value, addresses, name)
      const isRight = sent.every((text) => text === expected)
      if (isRight && (sent.length > 0 || !value.required)) {
        const isCriterion = sent.length > 0 && asked.interaction.startsWith('conditional-')
        return isCriterion ? { ...asked, accepted: [...asked.accepted, value.name] } : asked
      }
      const diagnostics = `The parameter ${value.name} ${sent.length > 0 ? 'names another organization' : 'is missing'}`
      return { ...asked, refusal: { status: 400, cause: 'unknownTenant', code: 'required', diagnostics } }
    },
    'fhir.search': (search, { value }) =>
      value !== 'none' && search.parameters.includes(value.name)
        ? { ...search, accepted: [...search.accepted, value.name] }
        : search,
  },
})
