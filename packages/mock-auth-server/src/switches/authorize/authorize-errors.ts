import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { OAUTH_ERROR_PAGE } from './oauth-error-page.ts'

const VALUES = ['redirect', 'page', 'json', 'json-all'] as const

export const authorizeErrors = defineSwitch({
  name: 'authorizeErrors',
  level: 'tenant',
  description:
    'The response to wrong authorize requests: a redirect where allowed, a page for all, or JSON with 400, for a wrong client or redirect URI or for all.',
  legality: 'deviation',
  catalogueIds: ['S-044', 'S-058'],
  faults: ['authorize-page-error', 'authorize-error'],
  default: 'redirect' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['authorize'],
  points: {
    'authorize.error': (draft, { value }) => {
      if (value === 'page') return { ...draft, answer: { html: OAUTH_ERROR_PAGE } }
      const isJson = value === 'json-all' || (value === 'json' && draft.answer === 'page')
      return isJson ? { ...draft, answer: 'json' } : draft
    },
  },
})
