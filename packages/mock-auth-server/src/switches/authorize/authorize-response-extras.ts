import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'

export const authorizeResponseExtras = defineSwitch({
  name: 'authorizeResponseExtras',
  level: 'tenant',
  description: 'Further parameters of the redirect with a code, with placeholders such as `{uuid}`.',
  legality: 'legal',
  catalogueIds: ['S-051', 'S-057'],
  faults: ['callback-params-unknown'],
  default: {} as Readonly<Record<string, string>>,
  schema: () => z.record(z.string().min(1).max(100), z.string().max(1000)),
  steps: ['authorize', 'decide'],
  points: {
    'authorize.redirect': (redirect, context) => {
      if (!redirect.params.some(([name]) => name === 'code')) return redirect
      const { clientId } = context.facts
      const filled = fillPlaceholders(context.value, { ...collectExchangePlaceholders(context), clientId })
      const extras = Object.entries(filled).map(([name, value]) => [name, String(value)] as const)
      return { ...redirect, params: [...redirect.params, ...extras] }
    },
  },
})
