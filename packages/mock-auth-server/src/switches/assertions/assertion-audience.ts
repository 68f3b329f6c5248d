import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'

export const assertionAudience = defineSwitch({
  name: 'assertionAudience',
  level: 'tenant',
  description:
    'The audience that assertions must have: the token URL, or another URL such as `{second}/v1/token`, as of a server behind a proxy.',
  legality: 'deviation',
  catalogueIds: ['S-096'],
  faults: [],
  default: 'token-endpoint',
  schema: () =>
    z
      .string()
      .max(500)
      .regex(
        /^(?:token-endpoint|(?:https?:\/\/|\{\w+\})\S*)$/,
        'it must be token-endpoint, or a URL such as {second}/v1/token',
      ),
  steps: ['token', 'introspect', 'revoke'],
  points: {
    'assertion.audiences': (audiences, context) =>
      context.value === 'token-endpoint'
        ? audiences
        : [fillPlaceholders(context.value, collectExchangePlaceholders(context))],
  },
})
