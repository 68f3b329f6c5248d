import { z } from 'zod'
import { allOf, sentAtMost, shortAssertions } from '../../core/expectation.ts'
import { defineFault, type FaultContext } from '../../core/fault.ts'
import { withHeader } from '../../core/reply.ts'
import { clientAsymmetric } from '../../core/spec.ts'
import { assertionClaims } from './assertion-claims.ts'
import { BACKEND } from './backend-grant.ts'
import { refusedClient } from './refused-client.ts'

interface Params {
  readonly exp: 'expired' | 'too-far'
}

const OFF_S = 240
const LIFETIME_S = 300
const LEEWAY_S = 30

export const assertionClock = defineFault<Params>({
  name: 'assertion-clock',
  title: 'Server clock four minutes off',
  kind: 'must-recover',
  ids: ['F-226'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  wire: "The server's clock, as its Date shows, is four minutes ahead (the exp of an assertion has passed) or behind (it lies too far ahead). The first token request is answered 401 invalid_client, and so is every later one whose assertion does not fit that clock.",
  client:
    'Say that the clocks differ, or sign by the clock of the server; never make an assertion that lives longer than five minutes.',
  ...BACKEND,
  params: () =>
    z.strictObject({
      exp: z.enum(['expired', 'too-far']).default('expired').describe('What the server says of exp.'),
    }),
  points: {
    arrival: (reply, context) => {
      if (context.struck > 0 && fits(context)) return reply
      const says = context.params.exp === 'expired' ? 'has passed' : `lies more than ${LIFETIME_S} s ahead`
      return refusedClient(`The exp of the assertion ${says}`)
    },
    reply: (reply, context) => withHeader(reply, 'Date', new Date(serverNow(context)).toUTCString()),
  },
  times: 1000,
  expects: allOf(sentAtMost(3), shortAssertions()),
})

/** Milliseconds since 1970 by the clock that is off. */
function serverNow({ now, params }: FaultContext<Params>): number {
  return now + (params.exp === 'expired' ? OFF_S : -OFF_S) * 1000
}

function fits(context: FaultContext<Params>): boolean {
  const { exp, iat } = assertionClaims(context)
  const now = serverNow(context) / 1000
  const isAlive = Number(exp) > now && Number(exp) <= now + LIFETIME_S + LEEWAY_S
  return isAlive && (iat === undefined || Number(iat) <= now + LEEWAY_S)
}
