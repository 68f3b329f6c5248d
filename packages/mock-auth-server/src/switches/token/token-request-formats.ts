import { z } from 'zod'
import { withoutRequirement } from '../../core/declare/server-requirements.ts'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'

const FORMATS = ['form', 'form-or-json'] as const

export const tokenRequestFormats = defineSwitch({
  name: 'tokenRequestFormats',
  level: 'tenant',
  description: 'Whether the token endpoint takes a JSON object as well as a form.',
  legality: 'relaxation',
  catalogueIds: ['S-067'],
  faults: ['requirement-unenforced'],
  default: 'form' as (typeof FORMATS)[number],
  schema: () => z.enum(FORMATS),
  steps: ['token'],
  points: {
    options: (options, { value, request }) =>
      value === 'form-or-json' && request.headers.some(isJson)
        ? withoutRequirement(options, 'token-content-type')
        : options,
  },
})

function isJson([name, value]: HeaderPair): boolean {
  return name.toLowerCase() === 'content-type' && /^\s*application\/json\s*(?:;|$)/i.test(value)
}
