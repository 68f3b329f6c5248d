import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const authorizeDetours = defineFault({
  name: 'authorize-detours',
  title: 'Authorization with slow, repeated redirects',
  kind: 'must-tolerate',
  catalogueIds: ['F-046'],
  spec: scopesPage('standalone-apps'),
  description:
    'The authorization endpoint redirects the browser several times within the server, each time after a delay, before it shows any page.',
  requirement: 'Keep the pending state for ten minutes or more, and continue when the response arrives.',
  steps: ['authorize'],
  when: { method: 'GET' },
  params: () =>
    z.strictObject({
      redirects: z.int().min(1).max(10).default(3).describe('Number of redirects.'),
      delayMs: z.int().min(0).max(60_000).default(300).describe('Milliseconds before each redirect.'),
    }),
  points: {
    arrival: (answer, { params: { redirects, delayMs }, request, tenant }) => {
      const [, query] = request.target.split(/\?(.*)/s)
      const taken = request.target.split(DETOUR).length - 1
      if (taken >= redirects || query === undefined) return answer
      return {
        status: 302,
        headers: [
          ['Location', `${tenant.addresses.endpoints.authorize}?${query}${DETOUR}${taken + 1}=`],
          ['Cache-Control', 'no-store'],
        ],
        body: '',
        effects: { delayMs },
      }
    },
  },
  expects: completesFlow(),
})

const DETOUR = '&detour'
