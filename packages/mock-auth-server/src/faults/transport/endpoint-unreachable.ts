import { z } from 'zod'
import { defineFault, type FaultContext } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import {
  allOf,
  anyOf,
  completesFlow,
  doesNotTrustUser,
  sendsAtMost,
  showsError,
} from '../../expectations/index.ts'
import { createSideEndpointParameter, DOCUMENT_STEPS, withEndpointAt } from './side-endpoint.ts'

const SIDES = { 'unknown-host': [], refused: ['closed'], silent: ['silent'] } as const

type How = keyof typeof SIDES

export const endpointUnreachable = defineFault({
  name: 'endpoint-unreachable',
  title: 'Endpoint that cannot be reached',
  kind: 'must-recover',
  catalogueIds: ['F-280'],
  spec: rfc(9110, '9.2.2'),
  description:
    'Discovery names an endpoint at a host that does not exist, at a port that nothing listens on, or at one that accepts connections and never sends anything.',
  requirement:
    'Give up after some seconds and at most three attempts, and say which endpoint is unreachable.',
  steps: DOCUMENT_STEPS,
  params: () =>
    z.strictObject({
      how: z
        .enum(['unknown-host', 'refused', 'silent'])
        .default('unknown-host')
        .describe('Why it is unreachable.'),
      endpoint: createSideEndpointParameter(),
    }),
  sideListeners: ({ how }) => SIDES[how],
  points: {
    'discovery.document': (document, context) =>
      withEndpointAt(document, context.params.endpoint, nowhere(context)),
    'openid-configuration.document': (document, context) =>
      withEndpointAt(document, context.params.endpoint, nowhere(context)),
  },
  times: Infinity,
  // A client without use for the keys does not notice that they cannot be reached.
  expects: allOf(
    sendsAtMost(3, 'connection'),
    anyOf(showsError(), allOf(completesFlow(), doesNotTrustUser())),
  ),
})

/** Returns an unreachable URL: `.invalid` never exists (RFC 6761 section 6.4). */
function nowhere({ params, sideOrigin, tenant }: FaultContext<{ how: How }>): string | undefined {
  if (params.how === 'refused') return sideOrigin('closed')
  if (params.how === 'silent') return sideOrigin('silent')
  return `${new URL(tenant.fhirBase).protocol}//nowhere.invalid`
}
