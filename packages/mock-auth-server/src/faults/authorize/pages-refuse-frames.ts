import { z } from 'zod'
import { defineFault, type FaultContext } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const pagesRefuseFrames = defineFault({
  name: 'pages-refuse-frames',
  title: 'Sign-in pages refuse to be framed',
  kind: 'must-tolerate',
  catalogueIds: ['F-047', 'F-287'],
  spec: rfc(9700, '4.16'),
  description:
    "Every response of the authorization pages forbids framing, with X-Frame-Options: DENY and frame-ancestors 'none', or allows only the EHR's own origin to frame them.",
  requirement:
    'When embedded in a frame, open the authorization page in the top window or a new one, or tell the user to do so.',
  steps: ['authorize', 'decide'],
  params: () =>
    z.strictObject({
      allowed: z.enum(['nobody', 'ehr']).default('nobody').describe('Who may frame the pages.'),
    }),
  points: { reply: refusing },
  // An app that sends HEAD first gets the same headers.
  companions: {
    reply: (reply, context) =>
      context.step === 'probe' && context.request.target.includes('/auth/')
        ? refusing(reply, context)
        : reply,
  },
  expects: anyOf(completesFlow(), showsError()),
})

type Allowed = 'nobody' | 'ehr'

function refusing(reply: Reply, { params, tenant }: FaultContext<{ allowed: Allowed }>): Reply {
  return {
    ...reply,
    headers: [...reply.headers, ...refusal(params.allowed, new URL(tenant.fhirBase).origin)],
  }
}

function refusal(allowed: Allowed, ehr: string): HeaderPair[] {
  if (allowed === 'ehr') return [['Content-Security-Policy', `frame-ancestors ${ehr}`]]
  return [
    ['X-Frame-Options', 'DENY'],
    ['Content-Security-Policy', "frame-ancestors 'none'"],
  ]
}
