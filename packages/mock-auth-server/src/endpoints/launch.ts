import { htmlReply, type Reply } from '../core/reply.ts'
import { withQuery } from '../oauth/with-query.ts'
import { PAGE_CSP, refusalPage } from '../pages/index.ts'
import type { Endpoint } from './endpoint.ts'

/** The EHR opens the app at its registered launch URL, with `iss` and `launch` (S-040). */
export const launchEndpoint: Endpoint = {
  name: 'launch',
  path: '/launch/',
  methods: ['GET'],
  cors: 'none',
  errors: 'page',
  step: () => 'launch',

  async peek({ tenant, rest }) {
    const launch = await tenant.state.findLaunch(rest)
    if (!launch) return {}
    return { facts: { clientId: launch.clientId }, run: { run: launch.run, by: 'launch' } }
  },

  async handle({ tenant, rest, pass, note }) {
    const launch = await tenant.state.findLaunch(rest)
    if (!launch) return unknownLaunch(rest)
    const handle = pass('launch.handle', launch.handle)
    if (handle !== launch.handle) await tenant.state.putLaunch({ ...launch, handle })
    const redirect = pass('launch.redirect', {
      target: launch.launchUri,
      params: [
        ['iss', tenant.fhirBase],
        ['launch', handle],
      ],
    })
    note({ issuedLaunch: handle })
    const url = withQuery(redirect.target, redirect.params)
    note({ issuedUrl: url })
    return {
      status: 302,
      headers: [
        ['Location', url],
        ['Cache-Control', 'no-store'],
        ['Referrer-Policy', 'no-referrer'],
      ],
      body: '',
    }
  },
}

function unknownLaunch(handle: string): Reply {
  const page = refusalPage({
    title: 'No such launch',
    says: 'This launch link is not known here. Launches end with a reset of the tenant, and after an hour.',
    tryThis: ['Prepare a new launch through the control API or the console.'],
    details: [['launch', handle.slice(0, 200)]],
  })
  return htmlReply(404, page, [['Content-Security-Policy', PAGE_CSP]])
}
