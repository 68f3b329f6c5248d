import { z } from 'zod'
import { defineFault, type FaultContext } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { Reply } from '../../core/http/reply.ts'
import { moveToOrigin } from '../../core/http/side-listener.ts'
import { FHIR_STEPS, type Step } from '../../core/journal/steps.ts'
import { leaksNothing } from '../../expectations/index.ts'

const STEPS: Readonly<Record<Where, readonly Step[]>> = {
  discovery: ['discovery'],
  token: ['token'],
  fhir: FHIR_STEPS,
}

type Where = 'discovery' | 'token' | 'fhir'

export const redirectToPlainHttp = defineFault({
  name: 'redirect-to-plain-http',
  title: 'Redirect from https to plain http',
  kind: 'must-not-leak',
  catalogueIds: ['F-279'],
  spec: appLaunch('app-protection'),
  description:
    'The server redirects https requests (307) to the same path over plain http, where it works as usual; the smart-configuration read there also names endpoints with plain http.',
  requirement: 'Reject the redirect, or send no code, secret or token there; and say why.',
  steps: ['discovery', 'token', ...FHIR_STEPS],
  params: () =>
    z.strictObject({
      at: z.enum(['discovery', 'token', 'fhir']).default('token').describe('Which requests are redirected.'),
    }),
  prerequisites: ['https'],
  sideListeners: () => ['plain'],
  points: {
    arrival: (answer, context) => (isRedirected(context) ? redirect(context) : answer),
    'discovery.document': (document, context) => {
      const { sideOrigin } = context
      if (!isPlain(context)) return document
      const { authorization_endpoint: authorize, token_endpoint: token } = document
      return {
        ...document,
        authorization_endpoint: moveToOrigin(authorize, sideOrigin('plain')),
        token_endpoint: moveToOrigin(token, sideOrigin('plain')),
      }
    },
  },
  expects: leaksNothing('side'),
})

type Context = FaultContext<{ at: Where }>

function isRedirected(context: Context): boolean {
  const { params, step, tenant } = context
  return tenant.fhirBase.startsWith('https:') && STEPS[params.at].includes(step) && !isPlain(context)
}

/** Returns `true` when the request arrived at the plain listener. */
function isPlain({ request, sideOrigin }: Context): boolean {
  const host = request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1]
  const origin = sideOrigin('plain')
  return origin !== undefined && new URL(origin).host === host
}

function redirect({ request, sideOrigin, tenant }: Context): Reply {
  const location = moveToOrigin(new URL(request.target, tenant.fhirBase).href, sideOrigin('plain'))
  return {
    status: 307,
    headers: [
      ['Location', location],
      ['Cache-Control', 'no-store'],
    ],
    body: '',
  }
}
