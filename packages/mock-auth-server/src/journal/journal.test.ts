import { expect, test } from 'vitest'
import { createJsonReply } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { Journal } from './journal.ts'

const reply = createJsonReply(200, {})

function opened(journal: Journal, facts: JournalEntry['facts'] = {}): JournalEntry {
  return journal.open({
    tenant: 't',
    run: 'run-1',
    attribution: 'only',
    straggler: false,
    step: 'authorize',
    listener: 'public',
    direction: 'in',
    startedAt: 0,
    request: { method: 'GET', target: '/', headers: [], body: '', bodyBytes: 0 },
    facts,
  })
}

function closed(journal: Journal, facts: JournalEntry['facts'] = {}): JournalEntry {
  const made = opened(journal, facts)
  journal.close(made, { original: reply, sent: reply, delivery: 'delivered', at: 1 })
  return made
}

test('evicts entries at the limit and keeps their facts', () => {
  const journal = new Journal({ entries: 3, bytes: 1e9 })
  for (const state of ['a', 'b', 'c', 'd', 'e']) closed(journal, { state })
  expect(journal.find().map(({ facts }) => facts.state)).toEqual(['c', 'd', 'e'])
  expect(journal.evicted).toBe(2)
  expect(journal.past.findByValue('state', 'a')).toHaveLength(1)
  expect(journal.past.complete).toBe(true)
})

test('evicts old entries by bytes when a reply is large', () => {
  const journal = new Journal({ entries: 100, bytes: 5000 })
  for (let i = 0; i < 20; i++) closed(journal)
  expect(journal.count()).toBeLessThan(12)
  expect(journal.count()).toBeGreaterThan(2)
})

test('never evicts an open entry', () => {
  const journal = new Journal({ entries: 1, bytes: 1e9 })
  const open = opened(journal)
  closed(journal)
  closed(journal)
  expect(journal.get(open.seq)).toBe(open)
})

test('waits for the next entry, and resolves after its time', async () => {
  const journal = new Journal()
  closed(journal)
  const waiting = journal.next({ step: 'authorize' }, 1000)
  const made = closed(journal)
  expect(await waiting).toBe(made)
  expect(await journal.next({ step: 'token' }, 5)).toBeUndefined()
  expect(await journal.next({ after: 0 }, 5)).toMatchObject({ seq: 1 })
})

test('notifies subscribers of openings, closings, observations and resets in order', () => {
  const journal = new Journal()
  const seen: string[] = []
  const stop = journal.subscribe(({ type }) => seen.push(type))
  closed(journal)
  journal.observe({ kind: 'settled', run: undefined, at: 0, detail: '' })
  journal.reset()
  stop()
  closed(journal)
  expect(seen).toEqual(['opened', 'closed', 'observed', 'reset'])
})
