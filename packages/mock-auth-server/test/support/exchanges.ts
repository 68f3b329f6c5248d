import type { Facts } from '../../src/core/journal/facts.ts'
import type { RunExchange } from './example-journal.ts'

type More = Partial<RunExchange>

/** A read of a patient with a good token. */
export const read = (facts: Facts = {}, more: More = {}): RunExchange => ({
  step: 'fhir-read',
  target: '/fhir/Patient/a',
  facts: { clientId: 'app', accessToken: 'at', ...facts },
  ...more,
})

/** A read that the FHIR API refuses for its token. */
export const refusedRead = (facts: Facts = {}, more: More = {}): RunExchange =>
  read({ error: 'invalid_token', ...facts }, { reply: { status: 401 }, ...more })

/** A read that the FHIR API cannot serve. */
export const failedRead = (at: number, more: More = {}): RunExchange =>
  read({}, { at, reply: { status: 503 }, ...more })

export const authorize = (facts: Facts = {}, more: More = {}): RunExchange => ({
  step: 'authorize',
  target: '/auth/authorize?tenant=1',
  facts: { clientId: 'app', scope: 'patient/*.read', ...facts },
  ...more,
})

export const token = (facts: Facts = {}, more: More = {}): RunExchange => ({
  step: 'token',
  method: 'POST',
  target: '/auth/token',
  facts: { clientId: 'app', ...facts },
  ...more,
})

export const refresh = (refreshToken: string | undefined, facts: Facts = {}, more: More = {}): RunExchange =>
  token(
    { grantType: 'refresh_token', ...(refreshToken === undefined ? {} : { refreshToken }), ...facts },
    more,
  )

export const discovery = (document?: object): RunExchange => ({
  step: 'discovery',
  ...(document && { reply: { status: 200, body: JSON.stringify(document) } }),
})

const INTERACTIONS = { 'kick-off': 'operation', status: 'bulk-status', file: 'bulk-file' } as const

/** A request of an export. */
export const bulk = (of: keyof typeof INTERACTIONS, facts: Facts = {}, more: More = {}): RunExchange => ({
  step: 'bulk',
  target: `/fhir/bulk/${of}`,
  facts: { clientId: 'app', accessToken: 'at', interaction: INTERACTIONS[of], ...facts },
  ...more,
})

/** A poll of an export that is not ready. */
export const exportStatus: RunExchange = bulk(
  'status',
  {},
  { reply: { status: 202, headers: [['Retry-After', '600']] } },
)
