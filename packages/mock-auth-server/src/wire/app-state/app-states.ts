import { repeatedNames } from '../../core/http/incoming.ts'
import type { FhirAnswer } from '../../core/journal/points.ts'
import { randomId } from '../../core/util/id.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { heldToken, peekHeldToken } from '../shared/held-token.ts'
import { answering } from './answering.ts'
import { stateAnswer } from './answers.ts'
import { AppStateError } from './app-state-error.ts'
import { checkAccess } from './check-access.ts'
import { absolute, readBasic } from './read-basic.ts'
import { subjectBase } from './subject-base.ts'
import { versioned } from './versioned.ts'

const LIMIT = 1000

/** The Basic resources in which apps keep their state: creates and finds them (S-139 to S-146; experimental). */
export const appStatesEndpoint: Endpoint = {
  name: 'app-states',
  path: '/app-state/Basic',
  methods: ['GET', 'POST'],
  cors: 'registered',
  errors: 'fhir',
  step: () => 'app-state',
  peek: peekHeldToken,
  handle: answering((context) => (context.incoming.method === 'POST' ? create(context) : query(context))),
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
  const state = versioned(tenant, read, randomId().replaceAll('_', '.'), 1)
  await tenant.state.putAppState(state)
  return stateAnswer(201, state, tenant)
}

/** By exact `code`, and by absolute `subject` or `subject:missing=true` (S-144). */
async function query(context: EndpointContext): Promise<FhirAnswer> {
  const { tenant, options, incoming } = context
  const token = await heldToken(context)
  const [repeated] = repeatedNames(incoming.query)
  if (repeated) throw new AppStateError(400, 'invalid', `The parameter ${repeated} occurs more than once`)
  const code = incoming.query.get('code') ?? ''
  const subject = incoming.query.get('subject') || undefined
  if (!/^[^|]+\|[^|]+$/.test(code)) throw new AppStateError(400, 'invalid', 'code must be system|code')
  if ((subject === undefined) !== (incoming.query.get('subject:missing') === 'true')) {
    throw new AppStateError(400, 'invalid', 'Either subject or subject:missing=true is needed')
  }
  const whose = subject === undefined ? undefined : absolute(subject, subjectBase(tenant))
  checkAccess(tenant, options, token, whose, 'query')
  const states = await tenant.state.appStatesOf(code, whose)
  const entry = states.map(({ id, resource }) => ({
    fullUrl: `${tenant.base}/app-state/Basic/${id}`,
    resource: resource as Required<JsonObject>,
  }))
  const bundle = { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry }
  return { status: 200, headers: [], body: bundle as unknown as JsonObject }
}
