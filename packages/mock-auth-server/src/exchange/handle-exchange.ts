import type { IncomingRequest } from '../core/http/incoming-request.ts'
import type { Reply } from '../core/http/reply.ts'
import { copyFacts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Transfer } from '../core/journal/transfer.ts'
import { performAction } from '../state/perform-action.ts'
import { createReply } from './create-reply.ts'
import { createExchangePoints, type ExchangePoints } from './exchange-points.ts'
import { findPreferredFault } from './find-preferred-fault.ts'
import { markLoss } from './mark-loss.ts'
import { openEntry } from './open-entry.ts'
import type { Delivery, Route } from './route.ts'
import { waitUntilWritten } from './wait-until-written.ts'
import { withScaledDelays } from './with-scaled-delays.ts'

/** Length of a request from which its facts are copied, so that they do not keep it. */
const LONG = 4096

/** Handles one exchange: see "The way of a request" in AGENTS.md. */
export async function handleExchange(
  route: Route,
  incoming: IncomingRequest,
  deliver: (reply: Reply) => Promise<Delivery>,
  transfer?: Transfer,
): Promise<void> {
  const { tenant } = route.host
  if (tenant.inForce.pending) await tenant.inForce.pending
  const { entry, loaded } = await openEntry(route, incoming, transfer)
  const { step } = entry
  const matched = entry.straggler
    ? []
    : tenant.armed.gather({ step, run: entry.run, incoming, path: route.path, facts: entry.facts })
  const companions = entry.straggler ? [] : tenant.armed.companions()
  const preferred = tenant.options.preferHeader ? await findPreferredFault(tenant, step, incoming) : undefined
  const faults = preferred?.fault ? [...matched, preferred.fault] : matched
  const striking = createExchangePoints(route, entry, faults, companions)
  const correct = preferred?.refusal ?? (await createReply(route, incoming, { entry, loaded }, striking))
  const original = striking.passSwitches('reply', correct)
  const changed = withScaledDelays(striking.pass('reply', original), tenant.delayScale)
  const writing = route.host.recorder?.flush()
  const sent = writing ? await waitUntilWritten(writing, changed, route) : changed
  entry.switches = striking.switches()
  recordStrikes(entry, striking)
  const isHeld = sent.effects?.hang || sent.effects?.dribble
  const delivery = await (isHeld ? deliverHeld(sent, striking, deliver) : deliver(sent))
  if (delivery === 'abandoned') entry.facts.endedBy = 'client'
  if (delivery === 'released') entry.facts.endedBy = 'mock'
  if (delivery === 'lost') markLoss(route.host)
  if (delivery === 'aborted' || entry.strikes.length > 0) {
    await settle(route, entry, striking, delivery)
    void route.host.recorder?.flush()
  }
  if (incoming.body.length + incoming.target.length > LONG) copyFacts(entry.facts)
  const outcome = delivery === 'aborted' ? 'aborted' : 'delivered'
  tenant.journal.close(entry, { original, sent, delivery: outcome, at: tenant.clock.now() })
}

function recordStrikes(entry: JournalEntry, points: ExchangePoints): void {
  const strikes = points.strikes()
  if (strikes.length > 0) {
    entry.strikes = strikes.map(({ armed, changes }) => ({
      armed: armed.id,
      fault: armed.declaration.name,
      changes,
    }))
    entry.facts.struck = entry.strikes.map(({ fault }) => fault).join(' ')
  }
  entry.shadowed = points.shadowed()
}

/** Delivers a reply that is held back; the faults that do it know of it meanwhile. */
async function deliverHeld(
  sent: Reply,
  points: ExchangePoints,
  deliver: (reply: Reply) => Promise<Delivery>,
): Promise<Delivery> {
  for (const { armed } of points.strikes()) armed.heldReplies += 1
  const delivery = await deliver(sent)
  for (const { armed } of points.strikes()) armed.heldReplies -= 1
  return delivery
}

/** Settles the strikes: only a delivered change counts as a strike; actions follow it. */
async function settle(
  route: Route,
  entry: JournalEntry,
  points: ExchangePoints,
  delivery: Delivery,
): Promise<void> {
  if (delivery === 'aborted') {
    points.release()
    entry.strikes = []
    entry.facts.delivery = 'aborted'
    return
  }
  for (const { armed } of points.strikes()) {
    armed.commit({ seq: entry.seq, run: entry.run, at: entry.startedAt })
    for (const act of armed.declaration.actions ?? []) {
      if (act.on === 'strike') await performAction(route.host.tenant, act.do, entry.facts)
    }
  }
}
