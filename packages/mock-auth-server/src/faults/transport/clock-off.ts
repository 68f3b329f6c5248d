import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const clockOff = defineFault({
  name: 'clock-off',
  title: 'Server clock ten minutes off',
  kind: 'must-tolerate',
  catalogueIds: ['F-290'],
  spec: oidc('IDTokenValidation'),
  description: 'The Date headers and the times of the id_token are ten minutes ahead or behind.',
  requirement: 'Continue with some leeway, or report that the clocks disagree.',
  steps: WIRE_STEPS,
  params: () =>
    z.strictObject({
      by: z
        .enum(['ahead', 'behind'])
        .default('ahead')
        .describe("Whether the server's clock is ahead or behind."),
      minutes: z.int().min(1).max(1440).default(10).describe('Offset in minutes.'),
    }),
  points: {
    'token.idToken': (draft, { params }) => {
      const shift = secondsOff(params)
      const moved = Object.entries(draft.claims).map(([name, value]) =>
        ['iat', 'exp', 'auth_time'].includes(name) ? [name, Number(value) + shift] : [name, value],
      )
      return { ...draft, claims: Object.fromEntries(moved) }
    },
    reply: (reply, { params }) => ({
      ...reply,
      headers: reply.headers.map(([name, value]): HeaderPair => {
        if (!/^date$/i.test(name)) return [name, value]
        return [name, new Date(Date.parse(value) + secondsOff(params) * 1000).toUTCString()]
      }),
    }),
  },
  expects: anyOf(completesFlow(), showsError()),
})

function secondsOff({ by, minutes }: { by: 'ahead' | 'behind'; minutes: number }): number {
  return (by === 'ahead' ? 1 : -1) * minutes * 60
}
