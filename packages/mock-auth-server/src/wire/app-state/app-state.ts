import { isEnforced } from '../../core/declare/server-requirements.ts'
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
  if (!current) {
    if (isEnforced(options, 'app-state-deleted')) throw failed('The app state does not exist or was deleted')
    return incoming.method === 'DELETE' ? DELETED : recreate(context, token)
  }
  checkAccess(tenant, options, token, current.subject, 'modify')
  const [, version] = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(incoming.header('if-match') ?? '') ?? []
  const isCompared = isEnforced(options, 'app-state-if-match')
  if (version === undefined && isCompared)
    throw failed('If-Match with the ETag of the version to change is required')
  const next = incoming.method === 'DELETE' ? undefined : changed(context, current)
  if (next) await requireRoom(tenant)
  const replaced = isCompared ? Number(version) : current.version
  const outcome = await tenant.state.replaceAppState(id, replaced, next)
  if (outcome !== 'done') throw failed(`The version ${version} is not the current one (${outcome})`)
  return next ? createAppStateReply(200, next, tenant) : DELETED
}

const DELETED: FhirReplyDraft = { status: 204, headers: [], body: undefined }

/** Stores a state that does not exist any more, as a server does that does not remember deletions. */
async function recreate(context: EndpointContext, token: AccessToken): Promise<FhirReplyDraft> {
  const { tenant, options, incoming, rest: id } = context
  const read = readBasic(tenant, incoming, options)
  if (read.resource.id !== id) throw new AppStateError(400, 'invalid', `id must be ${id}`)
  checkAccess(tenant, options, token, read.subject, 'modify')
  await requireRoom(tenant)
  const state = createAppStateVersion(tenant, read, id, 1)
  await tenant.state.putAppState(state)
  return createAppStateReply(200, state, tenant)
}

function changed(context: EndpointContext, current: AppState): AppState {
  const { options } = context
  const read = readBasic(context.tenant, context.incoming, options)
  if (read.resource.id !== current.id) throw new AppStateError(400, 'invalid', `id must be ${current.id}`)
  const isFixed = isEnforced(options, 'app-state-identity')
  if (read.code !== current.code && isFixed) throw failed('code cannot change')
  if (read.subject !== current.subject && isFixed) throw failed('subject cannot change')
  return createAppStateVersion(context.tenant, read, current.id, current.version + 1)
}

/** Creates the error of a failed precondition, also for a deleted state. */
function failed(says: string): AppStateError {
  return new AppStateError(412, 'conflict', says)
}
