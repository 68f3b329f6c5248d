import type { IncomingRequest } from '../core/http/incoming-request.ts'
import { createFacts, type Facts, recordFacts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import type { Transfer } from '../core/journal/transfer.ts'
import type { Preparation } from '../wire/shared/endpoint.ts'
import { isPrefetch } from './is-prefetch.ts'
import { readRunLabel } from './read-run-label.ts'
import type { Route } from './route.ts'
import { isStraggler } from './straggler.ts'

/** A request that is in the journal, with the data that its endpoint has loaded. */
export interface OpenedEntry {
  readonly entry: JournalEntry
  readonly loaded: unknown
}

/** Returns the step of a request that does not depend on its endpoint. */
function findCommonStep({ endpoint }: Route, incoming: IncomingRequest): Step | undefined {
  if (!endpoint) return 'unmatched'
  if (incoming.method === 'OPTIONS') return 'preflight'
  return incoming.method === 'HEAD' || isPrefetch(incoming) ? 'probe' : undefined
}

function prepare(
  { endpoint, host, rest }: Route,
  incoming: IncomingRequest,
  facts: Facts,
): Preparation | Promise<Preparation> | undefined {
  const note = (more: Facts) => recordFacts(facts, more)
  return endpoint?.prepare?.({ tenant: host.tenant, incoming, rest, note })
}

/** Opens the journal entry of a request, with its step, its run and what can be known before any work. */
export async function openEntry(
  route: Route,
  incoming: IncomingRequest,
  transfer: Transfer | undefined,
): Promise<OpenedEntry> {
  const facts = route.endpoint?.createFacts?.() ?? createFacts()
  const common = findCommonStep(route, incoming)
  const prepared = common === 'preflight' ? undefined : await prepare(route, incoming, facts)
  const step = common ?? prepared?.step ?? route.endpoint?.step ?? 'unmatched'
  const known = prepared?.run
  const { tenant } = route.host
  const { journal, clock } = tenant
  const now = clock.now()
  const straggler = isStraggler(incoming, facts, journal.epoch)
  const service = facts.grantType === 'client_credentials' ? facts.clientId : undefined
  const label = readRunLabel(incoming)
  const placed = straggler ? NOWHERE : journal.runs.attribute({ step, label, known, service, now })
  const entry = journal.open({
    tenant: tenant.name,
    run: placed.run,
    attribution: placed.attribution,
    straggler,
    step,
    listener: route.listener,
    direction: 'in',
    transfer,
    startedAt: now,
    request: {
      method: incoming.method,
      target: incoming.target,
      headers: incoming.headers,
      body: incoming.body.length === 0 ? '' : incoming.readStart(BODY_KEPT),
      bodyBytes: incoming.body.length,
    },
    facts,
    preset: tenant.inForce.preset,
  })
  return { entry, loaded: prepared?.loaded }
}

const BODY_KEPT = 65_536
const NOWHERE = { run: undefined, attribution: 'none' } as const
