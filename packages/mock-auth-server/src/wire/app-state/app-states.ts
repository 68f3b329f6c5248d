import { isEnforced } from '../../core/declare/server-requirements.ts'
import { findRepeatedNames } from '../../core/http/incoming-request.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { createRandomId } from '../../core/util/id.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { prepareAccessToken, requireAccessToken } from '../shared/require-access-token.ts'
import { AppStateError } from './app-state-error.ts'
import { checkAccess } from './check-access.ts'
import { createAppStateHandler } from './create-app-state-handler.ts'
import { createAppStateVersion } from './create-app-state-version.ts'
import { getSubjectBase } from './get-subject-base.ts'
import { readBasic, toAbsoluteReference } from './read-basic.ts'
import { createAppStateReply } from './replies.ts'
import { requireRoom } from './require-room.ts'

const LIMIT = 1000

/**
 * The endpoint of the Basic resources in which apps store their state: creates and finds them (S-139 to
 * S-146; experimental).
 */
export const appStatesEndpoint: Endpoint<AccessToken | undefined> = {
  name: 'app-states',
  path: '/app-state/Basic',
  methods: ['GET', 'POST'],
  cors: 'registered',
  errors: 'fhir',
  step: 'app-state',
  prepare: prepareAccessToken,
  handle: createAppStateHandler((context) =>
    context.incoming.method === 'POST' ? create(context) : query(context),
  ),
}

async function create(context: EndpointContext<AccessToken | undefined>): Promise<FhirReplyDraft> {
  const { tenant, options, incoming } = context
  const token = requireAccessToken(context, context.loaded)
  const read = readBasic(tenant, incoming, options)
  checkAccess(tenant, options, token, read.subject, 'modify')
  if ((await tenant.state.countAppStates()) >= LIMIT) {
    throw new AppStateError(
      507,
      'too-costly',
      `At most ${LIMIT} app states can be stored; delete some or reset the tenant`,
    )
  }
  await requireRoom(tenant)
  const state = createAppStateVersion(tenant, read, createRandomId().replaceAll('_', '.'), 1)
  await tenant.state.putAppState(state)
  return createAppStateReply(201, state, tenant)
}

/** Finds states by exact `code`, and by absolute `subject` or `subject:missing=true` (S-144). */
async function query(context: EndpointContext<AccessToken | undefined>): Promise<FhirReplyDraft> {
  const { tenant, options, incoming } = context
  const isOpen = incoming.header('authorization') === undefined && !isEnforced(options, 'app-state-token')
  const token = isOpen ? undefined : requireAccessToken(context, context.loaded)
  const [repeated] = findRepeatedNames(incoming.query)
  if (repeated) throw new AppStateError(400, 'invalid', `The parameter ${repeated} occurs more than once`)
  const code = incoming.query.get('code') ?? ''
  const subject = incoming.query.get('subject') || undefined
  if (!/^[^|]+\|[^|]+$/.test(code)) throw new AppStateError(400, 'invalid', 'code must be system|code')
  if ((subject === undefined) !== (incoming.query.get('subject:missing') === 'true')) {
    throw new AppStateError(400, 'invalid', 'Either subject or subject:missing=true is required')
  }
  const whose = subject === undefined ? undefined : toAbsoluteReference(subject, getSubjectBase(tenant))
  if (token) checkAccess(tenant, options, token, whose, 'query')
  const states = await tenant.state.appStatesOf(code, whose)
  const entry = states.map(({ id, resource }) => ({
    fullUrl: `${tenant.base}/app-state/Basic/${id}`,
    resource: resource as Required<JsonObject>,
  }))
  const bundle = { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry }
  return { status: 200, headers: [], body: bundle as unknown as JsonObject }
}
