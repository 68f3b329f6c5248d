import type { Entry } from '../core/entry.ts'
import type { Facts } from '../core/facts.ts'
import type { Incoming } from '../core/incoming.ts'
import type { TenantOptions } from '../core/options.ts'
import type { Reply } from '../core/reply.ts'
import type { Step } from '../core/steps.ts'
import type { Endpoint, Peek } from '../endpoints/endpoint.ts'
import type { FhirStore } from '../fhir/index.ts'
import { perform } from '../state/act.ts'
import type { Tenant } from '../state/tenant.ts'
import { withCors } from './cors.ts'
import { errorReply, methodNotAllowed, tooLarge } from './error-reply.ts'
import { createStriking, type Striking } from './pass.ts'
import { preflightReply } from './preflight.ts'
import { runLabel } from './run-label.ts'
import { isStraggler } from './straggler.ts'
import { unmatchedReply } from './unmatched.ts'

/** A tenant with its resources. */
export interface Hosted {
  readonly tenant: Tenant
  fhir: FhirStore
}

/** Where a request goes: the tenant, and its endpoint unless no endpoint has that path. */
export interface Route {
  readonly host: Hosted
  readonly listener: Entry['listener']
  readonly endpoint: Endpoint | undefined
  /** The raw path below the tenant. */
  readonly path: string
  /** The raw path below the endpoint. */
  readonly rest: string
}

/** How the listener's part ended; effects such as a hang count as carried out once they began. */
export type Delivery = 'delivered' | 'aborted'

/** The way of one exchange: see "The way of a request" in AGENTS.md. */
export async function exchange(
  route: Route,
  incoming: Incoming,
  deliver: (reply: Reply) => Promise<Delivery>,
): Promise<void> {
  const { tenant } = route.host
  const step = stepOf(route, incoming)
  const peek = await peekAt(route, incoming, step)
  const entry = openEntry(route, incoming, step, peek)
  const matched = entry.straggler
    ? []
    : tenant.armed.gather({ step, run: entry.run, incoming, path: route.path, facts: entry.facts })
  const striking = createStriking(tenant, entry, matched, entry.straggler ? [] : tenant.armed.companions())
  const honest = await answer(route, incoming, entry, striking)
  const sent = striking.pass('reply', honest)
  recordStrikes(entry, striking)
  const delivery = await deliver(sent)
  await settle(route, entry, striking, delivery)
  tenant.journal.close(entry, { honest, sent, delivery, at: tenant.clock.wireNow() })
}

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

function openEntry(route: Route, incoming: Incoming, step: Step, peek: Peek): Entry {
  const { tenant } = route.host
  const { journal, clock } = tenant
  const now = clock.wireNow()
  const straggler = isStraggler(incoming, peek.facts, journal.epoch)
  const placed = straggler
    ? { run: undefined, attribution: 'none' as const }
    : journal.runs.attribute({ step, label: runLabel(incoming), known: peek.run, now })
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
    endedAt: undefined,
    closing: undefined,
    request: {
      method: incoming.method,
      target: incoming.target,
      headers: incoming.headers,
      body: incoming.body.length === 0 ? '' : incoming.text.slice(0, BODY_KEPT),
      bodyBytes: incoming.body.length,
    },
    facts: peek.facts ?? {},
    honest: undefined,
    sent: undefined,
    delivery: 'open',
    struck: [],
    heldBack: [],
  }
  journal.open(entry)
  return entry
}

const BODY_KEPT = 65_536

/** What the server means to say: a fault at `arrival` speaks first, then the endpoint, with its errors rendered. */
async function answer(route: Route, incoming: Incoming, entry: Entry, striking: Striking): Promise<Reply> {
  const { endpoint, host } = route
  const { tenant } = host
  const { pass } = striking
  const arrived = pass('arrival', undefined)
  if (arrived) return withDate(withCors(arrived, endpoint, tenant, incoming), tenant)
  const options = pass('options', tenant.options)
  const reply = await endpointReply(route, incoming, entry, striking, options)
  return withDate(withCors(reply, endpoint, tenant, incoming), tenant)
}

async function endpointReply(
  { endpoint, host, rest, path }: Route,
  incoming: Incoming,
  entry: Entry,
  { pass }: Striking,
  options: TenantOptions,
): Promise<Reply> {
  const { tenant, fhir } = host
  if (!endpoint) return unmatchedReply(tenant, path)
  if (entry.step === 'preflight') return preflightReply(endpoint)
  if (incoming.bodyTruncated) return tooLarge(endpoint)
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
  if (!endpoint.methods.includes(method)) return methodNotAllowed(endpoint, incoming.method)
  const note = (facts: Facts) => void Object.assign(entry.facts, facts)
  try {
    return await endpoint.handle({
      tenant,
      fhir,
      incoming,
      rest,
      step: entry.step,
      run: entry.run,
      options,
      pass,
      note,
      armedFaults: tenant.armed.list.map(({ declaration }) => declaration.name),
    })
  } catch (error) {
    return errorReply(error, endpoint, incoming, note)
  }
}

function withDate(reply: Reply, tenant: Tenant): Reply {
  const date = new Date(tenant.clock.wireNow()).toUTCString()
  return { ...reply, headers: [...reply.headers, ['Date', date]] }
}

function recordStrikes(entry: Entry, striking: Striking): void {
  for (const { armed, changes } of striking.strikes()) {
    entry.struck.push({ armed: armed.id, fault: armed.declaration.name, changes })
  }
  if (entry.struck.length > 0) entry.facts.struck = entry.struck.map(({ fault }) => fault).join(' ')
  entry.heldBack.push(...striking.heldBack())
}

/** Only what reached the wire has struck; acts follow a strike. */
async function settle(route: Route, entry: Entry, striking: Striking, delivery: Delivery): Promise<void> {
  if (delivery === 'aborted') {
    striking.release()
    entry.struck.length = 0
    entry.facts.delivery = 'aborted'
    return
  }
  for (const { armed } of striking.strikes()) {
    armed.commit({ seq: entry.seq, run: entry.run, at: entry.startedAt })
    for (const act of armed.declaration.acts ?? []) {
      if (act.on === 'strike') await perform(route.host.tenant, act.do, entry.facts)
    }
  }
}
