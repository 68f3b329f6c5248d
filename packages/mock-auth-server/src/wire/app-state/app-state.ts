import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import type { AppState } from '../../state/app-state.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { prepareAccessToken, requireAccessToken } from '../shared/require-access-token.ts'
import { AppStateError } from './app-state-error.ts'
import { checkAccess } from './check-access.ts'
import { createAppStateHandler } from './create-app-state-handler.ts'
import { createAppStateVersion } from './create-app-state-version.ts'
import { readBasic } from './read-basic.ts'
import { createAppStateReply } from './replies.ts'
import { requireRoom } from './require-room.ts'

/** The endpoint of one app state: changes and deletes it (S-140, S-143). */
export const appStateEndpoint: Endpoint<AccessToken | undefined> = {
  name: 'app-state',
  path: '/app-state/Basic/',
  methods: ['PUT', 'DELETE'],
  cors: 'registered',
  errors: 'fhir',
  step: 'app-state',
  prepare: prepareAccessToken,
  handle: createAppStateHandler(change),
}

/** Handles PUT and DELETE, which require `If-Match`; code and subject never change (S-143). */
async function change(context: EndpointContext<AccessToken | undefined>): Promise<FhirReplyDraft> {
  const { tenant, options, incoming, rest: id } = context
  const token = requireAccessToken(context, context.loaded)
  const current = await tenant.state.findAppState(id)
  if (!current) throw failed('The app state does not exist or was deleted')
  checkAccess(tenant, options, token, current.subject, 'modify')
  const [, version] = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(incoming.header('if-match') ?? '') ?? []
  if (version === undefined) throw failed('If-Match with the ETag of the version to change is required')
  const next = incoming.method === 'DELETE' ? undefined : changed(context, current)
  if (next) await requireRoom(tenant)
  const outcome = await tenant.state.replaceAppState(id, Number(version), next)
  if (outcome !== 'done') throw failed(`The version ${version} is not the current one (${outcome})`)
  return next ? createAppStateReply(200, next, tenant) : { status: 204, headers: [], body: undefined }
}

function changed(context: EndpointContext, current: AppState): AppState {
  const read = readBasic(context.tenant, context.incoming)
  if (read.resource.id !== current.id) throw new AppStateError(400, 'invalid', `id must be ${current.id}`)
  if (read.code !== current.code) throw failed('code cannot change')
  if (read.subject !== current.subject) throw failed('subject cannot change')
  return createAppStateVersion(context.tenant, read, current.id, current.version + 1)
}

/** Creates the error of a failed precondition, also for a deleted state. */
function failed(says: string): AppStateError {
  return new AppStateError(412, 'conflict', says)
}
