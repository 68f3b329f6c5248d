import type { IncomingRequest } from '../core/http/incoming-request.ts'
import { createFacts, type Facts, recordFacts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import type { KnownRun } from '../wire/shared/endpoint.ts'
import { readRunLabel } from './read-run-label.ts'
import type { Route } from './route.ts'
import { isStraggler } from './straggler.ts'

function stepOf({ endpoint, rest }: Route, incoming: IncomingRequest): Step {
  if (!endpoint) return 'unmatched'
  if (incoming.method === 'OPTIONS') return 'preflight'
  const prefetch = incoming.header('sec-purpose') ?? incoming.header('purpose')
  if (incoming.method === 'HEAD' || prefetch?.startsWith('prefetch')) return 'probe'
  return endpoint.step(incoming, rest)
}

function peekAt(
  { endpoint, host, rest }: Route,
  incoming: IncomingRequest,
  step: Step,
  facts: Facts,
): Promise<KnownRun | undefined> | undefined {
  if (!endpoint?.peek || step === 'preflight') return undefined
  const note = (more: Facts) => recordFacts(facts, more)
  return endpoint.peek({ tenant: host.tenant, incoming, rest, note })
}

/** Opens the journal entry of a request, with its step, its run and what can be known before any work. */
export async function openEntry(route: Route, incoming: IncomingRequest): Promise<JournalEntry> {
  const step = stepOf(route, incoming)
  const facts = createFacts()
  const known = await peekAt(route, incoming, step, facts)
  const { tenant } = route.host
  const { journal, clock } = tenant
  const now = clock.wireNow()
  const straggler = isStraggler(incoming, facts, journal.epoch)
  const service = facts.grantType === 'client_credentials' ? facts.clientId : undefined
  const label = readRunLabel(incoming)
  const placed = straggler ? NOWHERE : journal.runs.attribute({ step, label, known, service, now })
  return journal.open({
    tenant: tenant.name,
    run: placed.run,
    attribution: placed.attribution,
    straggler,
    step,
    listener: route.listener,
    direction: 'in',
    startedAt: now,
    request: {
      method: incoming.method,
      target: incoming.target,
      headers: incoming.headers,
      body: incoming.body.length === 0 ? '' : incoming.text.slice(0, BODY_KEPT),
      bodyBytes: incoming.body.length,
    },
    facts,
  })
}

const BODY_KEPT = 65_536
const NOWHERE = { run: undefined, attribution: 'none' } as const
