import type { IncomingRequest } from '../core/http/incoming-request.ts'
import type { Reply } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { performAction } from '../state/perform-action.ts'
import { createReply } from './create-reply.ts'
import { createExchangePoints, type ExchangePoints } from './exchange-points.ts'
import { findPreferredFault } from './find-preferred-fault.ts'
import { openEntry } from './open-entry.ts'
import type { Delivery, Route } from './route.ts'
import { withScaledDelays } from './with-scaled-delays.ts'

/** Handles one exchange: see "The way of a request" in AGENTS.md. */
export async function handleExchange(
  route: Route,
  incoming: IncomingRequest,
  deliver: (reply: Reply) => Promise<Delivery>,
): Promise<void> {
  const { tenant } = route.host
  const { entry, loaded } = await openEntry(route, incoming)
  const { step } = entry
  const matched = entry.straggler
    ? []
    : tenant.armed.gather({ step, run: entry.run, incoming, path: route.path, facts: entry.facts })
  const companions = entry.straggler ? [] : tenant.armed.companions()
  const preferred = tenant.options.preferHeader ? await findPreferredFault(tenant, step, incoming) : undefined
  const faults = preferred?.fault ? [...matched, preferred.fault] : matched
  const striking = createExchangePoints(tenant, entry, faults, companions)
  const honest = preferred?.refusal ?? (await createReply(route, incoming, { entry, loaded }, striking))
  const sent = withScaledDelays(striking.pass('reply', honest), tenant.timeScale)
  recordStrikes(entry, striking)
  const delivery = await deliver(sent)
  await settle(route, entry, striking, delivery)
  tenant.journal.close(entry, { honest, sent, delivery, at: tenant.clock.wireNow() })
}

function recordStrikes(entry: JournalEntry, striking: ExchangePoints): void {
  const strikes = striking.strikes()
  if (strikes.length > 0) {
    entry.struck = strikes.map(({ armed, changes }) => ({
      armed: armed.id,
      fault: armed.declaration.name,
      changes,
    }))
    entry.facts.struck = entry.struck.map(({ fault }) => fault).join(' ')
  }
  entry.heldBack = striking.heldBack()
}

/** Settles the strikes: only a delivered change counts as a strike; actions follow it. */
async function settle(
  route: Route,
  entry: JournalEntry,
  striking: ExchangePoints,
  delivery: Delivery,
): Promise<void> {
  if (delivery === 'aborted') {
    striking.release()
    entry.struck = []
    entry.facts.delivery = 'aborted'
    return
  }
  for (const { armed } of striking.strikes()) {
    armed.commit({ seq: entry.seq, run: entry.run, at: entry.startedAt })
    for (const act of armed.declaration.acts ?? []) {
      if (act.on === 'strike') await performAction(route.host.tenant, act.do, entry.facts)
    }
  }
}
