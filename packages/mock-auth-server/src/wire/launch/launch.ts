import type { Reply } from '../../core/http/reply.ts'
import type { Launch } from '../../core/oauth/grant.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { createBanner, createUnframeableReply } from '../shared/page-reply.ts'
import { renderRefusalPage } from '../shared/pages/render-refusal-page.ts'
import { withQuery } from '../shared/with-query.ts'
import { issueLaunchValue } from './issue-launch-value.ts'
import { launchTask } from './launch-task.ts'
import { redirectToApp } from './redirect-to-app.ts'
import { renderEhrPage } from './render-ehr-page.ts'

/** The EHR opens the app at its registered launch URL, with `iss` and `launch` (S-040). */
export const launchEndpoint: Endpoint<Launch | undefined> = {
  name: 'launch',
  path: '/launch/',
  methods: ['GET'],
  cors: 'none',
  errors: 'page',
  step: 'launch',

  async prepare({ tenant, rest, note }) {
    const launch = await tenant.state.findLaunch(rest)
    note({ clientId: launch?.clientId })
    return { loaded: launch, run: launch && { run: launch.run, by: 'launch' } }
  },

  async handle(context) {
    const { rest, loaded: launch } = context
    if (rest.startsWith('task/')) return launchTask(context, rest.slice('task/'.length))
    return launch ? openApp(context, launch) : unknownLaunch(rest)
  },
}

/** Opens the app in the same window, or with `?embedded` (or always, as an option) in a frame of an EHR page. */
async function openApp(context: EndpointContext, launch: Launch): Promise<Reply> {
  const { tenant, incoming, fhir, options, pass, note } = context
  const handle = await issueLaunchValue(context, launch)
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
  if (options.embedding !== 'always' && !incoming.query.has('embedded')) return redirectToApp(url)
  await tenant.state.embedLaunch(handle)
  const { patient } = launch.context
  const page = renderEhrPage({
    appName: tenant.client(launch.clientId)?.name ?? launch.clientId,
    launchUrl: url,
    patientName: patient === undefined ? undefined : fhir.patientRow(patient)?.name,
    ...createBanner(context),
  })
  return createUnframeableReply(200, page)
}

function unknownLaunch(handle: string): Reply {
  const page = renderRefusalPage({
    title: 'Launch not found',
    message: 'This launch link is unknown. Launches expire after an hour and when the tenant is reset.',
    tryThis: ['Prepare a new launch with the control API or in the console.'],
    details: [['launch', handle.slice(0, 200)]],
  })
  return createUnframeableReply(404, page)
}
