import type { Reply } from '../../core/http/reply.ts'
import type { Launch } from '../../core/oauth/grant.ts'
import { mint } from '../../core/util/id.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { createUnframeableReply } from '../shared/page-reply.ts'
import { renderRefusalPage } from '../shared/pages/render-refusal-page.ts'
import { withQuery } from '../shared/with-query.ts'
import { issueLaunchValue } from './issue-launch-value.ts'
import { parseLaunchTask, type TaskLaunch } from './parse-launch-task.ts'
import { redirectToApp } from './redirect-to-app.ts'

/** Opens the app that a Task of the FHIR data names (S-042, S-152). */
export async function launchTask(context: EndpointContext, id: string): Promise<Reply> {
  const task = context.fhir.get('Task', id)
  if (task?.resourceType !== 'Task') return refused(`Task/${id.slice(0, 64)} does not exist.`)
  try {
    const launch = parseLaunchTask(task)
    return launch.kind === 'ehr' ? await ehrLaunch(context, launch) : standalone(context, launch)
  } catch (error) {
    return refused(`Task/${id} is not a launch task: ${error instanceof Error ? error.message : error}.`)
  }
}

async function ehrLaunch(context: EndpointContext, task: TaskLaunch): Promise<Reply> {
  const { tenant, run, note } = context
  const client = tenant.clients.find(({ launchUris }) => launchUris.includes(task.application))
  if (!client) throw new Error(`the launch URL ${task.application} is not registered for any client`)
  const { patient, encounter, appContext } = task
  const launch: Launch = {
    handle: mint('launch', tenant.name, tenant.journal.epoch),
    clientId: client.clientId,
    run: run ?? tenant.journal.runs.open(tenant.clock.now()).id,
    launchUri: task.application,
    user: undefined,
    context: {
      ...(patient === undefined ? {} : { patient }),
      ...(encounter === undefined ? {} : { encounter }),
      ...(appContext === undefined ? {} : { appContext }),
      need_patient_banner: true,
    },
    expiresAt: tenant.clock.expiryNow() + context.options.launchLifetimeS * 1000,
  }
  await tenant.state.putLaunch(launch)
  note({ clientId: client.clientId })
  return open(context, task.application, [
    ['iss', tenant.fhirBase],
    ['launch', await issueLaunchValue(context, launch)],
  ])
}

/**
 * Opens the app for a standalone launch, in which the app itself chooses server and patient; only URLs of
 * registered apps are opened.
 */
function standalone(context: EndpointContext, { application }: TaskLaunch): Reply {
  const known = context.tenant.clients.some(({ launchUris, redirectUris }) =>
    [...launchUris, ...redirectUris].some((uri) => originOf(uri) === originOf(application)),
  )
  if (!known) throw new Error(`no client is registered at ${application}`)
  return open(context, application, [])
}

function open(
  { pass, note }: EndpointContext,
  target: string,
  params: readonly (readonly [string, string])[],
): Reply {
  const redirect = pass('launch.redirect', { target, params })
  const url = withQuery(redirect.target, redirect.params)
  const handle = params.find(([name]) => name === 'launch')?.[1]
  note({ issuedUrl: url, ...(handle === undefined ? {} : { issuedLaunch: handle }) })
  return redirectToApp(url)
}

/** Returns the origin of an http(s) URL; for anything else a value that equals no other. */
function originOf(uri: string): string | symbol {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  return url && /^https?:$/.test(url.protocol) ? url.origin : Symbol('none')
}

function refused(message: string): Reply {
  const tryThis = ['Open /launch/task/<id> with the id of a launch task in the FHIR data of this tenant.']
  return createUnframeableReply(404, renderRefusalPage({ title: 'Launch not found', message, tryThis }))
}
