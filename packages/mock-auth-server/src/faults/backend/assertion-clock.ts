import { z } from 'zod'
import { defineFault, type FaultContext } from '../../core/declare/fault.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import { allOf, repeatsAtMost, usesShortLivedAssertions } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'
import { createInvalidClientReply } from './create-invalid-client-reply.ts'
import { decodeAssertionClaims } from './decode-assertion-claims.ts'

interface Params {
  readonly clock: 'ahead' | 'behind'
}

const OFF_S = { ahead: 240, behind: -240 }
const LIFETIME_S = 300

export const assertionClock = defineFault({
  name: 'assertion-clock',
  title: 'Server clock four minutes off',
  kind: 'must-recover',
  catalogueIds: ['F-226'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  description:
    "The server's clock is four minutes ahead or behind, as its Date header shows. An assertion whose exp has passed by that clock, or lies more than five minutes ahead, gets 401 invalid_client; any other is accepted.",
  requirement:
    "Report that the clocks differ, or sign by the server's clock; never make an assertion that lives longer than five minutes.",
  ...BACKEND,
  params: () =>
    z.strictObject({
      clock: z.enum(['ahead', 'behind']).default('ahead').describe('Whether the clock is ahead or behind.'),
    }),
  points: {
    arrival: (reply, context) => {
      const leftS = Number(decodeAssertionClaims(context).exp) - serverNow(context) / 1000
      if (leftS <= 0) return createInvalidClientReply('The exp of the assertion has passed')
      if (leftS > LIFETIME_S)
        return createInvalidClientReply('The exp of the assertion lies more than 300 s ahead')
      return reply
    },
    options: (options, { params }) => ({ ...options, assertionClockOffsetS: OFF_S[params.clock] }),
    reply: (reply, context) => withHeader(reply, 'Date', new Date(serverNow(context)).toUTCString()),
  },
  times: 1000,
  expects: allOf(repeatsAtMost(3), usesShortLivedAssertions()),
})

/** Returns milliseconds since 1970 by the clock that is off. */
function serverNow({ now, params }: FaultContext<Params>): number {
  return now + OFF_S[params.clock] * 1000
}
