import { randomId } from '../../core/id.ts'
import type { JsonObject } from '../../core/json.ts'
import type { FhirAnswer } from '../../core/points.ts'
import { PROFILES } from '../../core/profile.ts'
import type { AppState } from '../../state/app-state.ts'
import type { Endpoint, EndpointContext } from '../endpoint.ts'
import { heldToken, peekHeldToken } from '../held-token.ts'
import { answerReply, refusedAnswer, stateAnswer } from './answers.ts'
import { AppStateError } from './app-state-error.ts'
import { checkAccess } from './check-access.ts'
import { absolute, readBasic } from './read-basic.ts'
import { subjectBase } from './subject-base.ts'

const LIMIT = 1000

/** A small FHIR endpoint of Basic resources, in which apps keep their state (S-139 to S-146; experimental). */
export const appStateEndpoint: Endpoint = {
  name: 'app-state',
  path: '/app-state/',
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  cors: 'registered',
  errors: 'fhir',
  step: () => 'app-state',
  peek: peekHeldToken,

  async handle(context) {
    const { pass } = context
    try {
      return answerReply(pass('app-state.answer', await answer(context)))
    } catch (error) {
      if (!(error instanceof AppStateError)) throw error
      return answerReply(pass('app-state.answer', refusedAnswer(error)))
    }
  },
}

async function answer(context: EndpointContext): Promise<FhirAnswer> {
  const { incoming, options, rest } = context
  if (!PROFILES[options.profileVersion].appState) {
    throw new AppStateError(404, 'not-found', `SMART ${options.profileVersion} has no app state`)
  }
  const [, id] = /^Basic(?:\/([A-Za-z0-9\-.]{1,64}))?$/.exec(rest) ?? [undefined, '']
  if (id === '') throw new AppStateError(404, 'not-found', 'App state lives at /Basic and /Basic/[id]')
  if (id === undefined) {
    if (incoming.method === 'POST') return create(context)
    if (incoming.method === 'GET') return query(context)
  } else if (incoming.method === 'PUT' || incoming.method === 'DELETE') {
    return change(context, id)
  }
  throw new AppStateError(405, 'invalid', 'There are POST and GET /Basic, PUT and DELETE /Basic/[id]')
}

async function create(context: EndpointContext): Promise<FhirAnswer> {
  const { tenant, options, incoming } = context
  const token = await heldToken(context)
  const read = readBasic(tenant, incoming)
  checkAccess(tenant, options, token, read.subject, 'modify')
  if ((await tenant.state.countAppStates()) >= LIMIT) {
    throw new AppStateError(
      507,
      'too-costly',
      `At most ${LIMIT} app states fit: delete some, or reset the tenant`,
    )
  }
  const state = versioned(context, read, randomId().replaceAll('_', '.'), 1)
  await tenant.state.putAppState(state)
  return stateAnswer(201, state, tenant)
}

/** PUT and DELETE need `If-Match`; code and subject never change (S-143). */
async function change(context: EndpointContext, id: string): Promise<FhirAnswer> {
  const { tenant, options, incoming } = context
  const token = await heldToken(context)
  const current = await tenant.state.findAppState(id)
  if (!current) throw failed('There is no such app state (any more)')
  checkAccess(tenant, options, token, current.subject, 'modify')
  const [, version] = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(incoming.header('if-match') ?? '') ?? []
  if (version === undefined) throw failed('If-Match with the ETag of the version that is changed is needed')
  const next = incoming.method === 'DELETE' ? undefined : changed(context, current)
  const outcome = await tenant.state.replaceAppState(id, Number(version), next)
  if (outcome !== 'done') throw failed(`The version ${version} is not the current one (${outcome})`)
  return next ? stateAnswer(200, next, tenant) : { status: 204, headers: [], body: undefined }
}

function changed(context: EndpointContext, current: AppState): AppState {
  const read = readBasic(context.tenant, context.incoming)
  if (read.resource.id !== current.id) throw new AppStateError(400, 'invalid', `id must be ${current.id}`)
  if (read.code !== current.code) throw failed('code cannot change')
  if (read.subject !== current.subject) throw failed('subject cannot change')
  return versioned(context, read, current.id, current.version + 1)
}

/** By exact `code`, and by absolute `subject` or `subject:missing=true` (S-144). */
async function query(context: EndpointContext): Promise<FhirAnswer> {
  const { tenant, options, incoming } = context
  const token = await heldToken(context)
  const code = incoming.query.get('code') ?? ''
  const subject = incoming.query.get('subject')
  if (!/^[^|]+\|[^|]+$/.test(code)) throw new AppStateError(400, 'invalid', 'code must be system|code')
  if ((subject === null) !== (incoming.query.get('subject:missing') === 'true')) {
    throw new AppStateError(400, 'invalid', 'Either subject or subject:missing=true is needed')
  }
  const whose = subject === null ? undefined : absolute(subject, subjectBase(tenant))
  checkAccess(tenant, options, token, whose, 'query')
  const states = await tenant.state.appStatesOf(code, whose)
  const entry = states.map(({ id, resource }) => ({
    fullUrl: `${tenant.base}/app-state/Basic/${id}`,
    resource: resource as Required<JsonObject>,
  }))
  const bundle = { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry }
  return { status: 200, headers: [], body: bundle as unknown as JsonObject }
}

function versioned(
  { tenant }: EndpointContext,
  read: Pick<AppState, 'code' | 'subject' | 'resource'>,
  id: string,
  version: number,
): AppState {
  const lastUpdated = new Date(tenant.clock.wireNow()).toISOString()
  const resource = { ...read.resource, id, meta: { versionId: String(version), lastUpdated } }
  return { ...read, id, version, resource }
}

/** Preconditions fail, also for what was deleted. */
function failed(says: string): AppStateError {
  return new AppStateError(412, 'conflict', says)
}
