import type { Entry } from '../core/entry.ts'
import type { Incoming } from '../core/incoming.ts'
import type { Step } from '../core/steps.ts'
import type { Peek } from '../endpoints/endpoint.ts'
import { openExchange } from '../state/open-exchange.ts'
import type { Route } from './route.ts'
import { runLabel } from './run-label.ts'
import { isStraggler } from './straggler.ts'

function stepOf({ endpoint, rest }: Route, incoming: Incoming): Step {
  if (!endpoint) return 'unmatched'
  if (incoming.method === 'OPTIONS') return 'preflight'
  const prefetch = incoming.header('sec-purpose') ?? incoming.header('purpose')
  if (incoming.method === 'HEAD' || prefetch?.startsWith('prefetch')) return 'probe'
  return endpoint.step(incoming, rest)
}

async function peekAt({ endpoint, host, rest }: Route, incoming: Incoming, step: Step): Promise<Peek> {
  if (!endpoint?.peek || step === 'preflight') return {}
  return endpoint.peek({ tenant: host.tenant, incoming, rest })
}

function serviceOf({ facts }: Peek): string | undefined {
  return facts?.grantType === 'client_credentials' ? facts.clientId : undefined
}

/** Opens the journal entry of a request, with its step, its run and what can be known before any work. */
export async function openEntry(route: Route, incoming: Incoming): Promise<Entry> {
  const step = stepOf(route, incoming)
  const peek = await peekAt(route, incoming, step)
  const { tenant } = route.host
  const { journal, clock } = tenant
  const now = clock.wireNow()
  const straggler = isStraggler(incoming, peek.facts, journal.epoch)
  const placed = straggler
    ? { run: undefined, attribution: 'none' as const }
    : journal.runs.attribute({
        step,
        label: runLabel(incoming),
        known: peek.run,
        service: serviceOf(peek),
        now,
      })
  const entry: Entry = {
    seq: journal.nextSequence(),
    tenant: tenant.name,
    ...placed,
    epoch: journal.epoch,
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
    facts: peek.facts ?? {},
    ...openExchange(),
  }
  journal.open(entry)
  return entry
}

const BODY_KEPT = 65_536
