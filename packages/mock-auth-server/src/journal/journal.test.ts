import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createJsonReply } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { MemoryAccount } from '../core/util/memory-account.ts'
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
    preset: undefined,
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

test('stops waiting for an exchange when the signal says so, and is held only meanwhile', async () => {
  const journal = new Journal()
  const stop = new AbortController()
  const waiting = journal.next({}, 600_000, stop.signal)
  expect(journal.isIdle).toBe(false)
  stop.abort()
  expect(await waiting).toBeUndefined()
  expect(journal.isIdle).toBe(true)
  expect(await journal.next({}, 600_000, stop.signal)).toBeUndefined()
})

test('accounts for what it holds, and gives it back at a reset', () => {
  const account = new MemoryAccount()
  const journal = new Journal(undefined, account)
  closed(journal)
  const { bytes } = account
  expect(bytes).toBeGreaterThan(400)
  journal.observe({ kind: 'settled', detail: 'x'.repeat(1000), run: undefined, at: 0 })
  expect(account.bytes).toBeGreaterThan(bytes + 1000)
  const late = opened(journal)
  journal.reset()
  expect(account.bytes).toBe(0)
  journal.close(late, { original: reply, sent: reply, delivery: 'delivered', at: 1 })
  expect(account.bytes).toBe(0)
})

test('continues a former journal with the next epoch, and knows that its history is incomplete', () => {
  const journal = new Journal(undefined, undefined, { epoch: 3, entries: 7 })
  expect([journal.epoch, journal.evicted, journal.past.complete]).toEqual([4, 7, false])
  journal.reset()
  expect([journal.epoch, journal.evicted, journal.past.complete]).toEqual([5, 0, true])
  const unrelated = new Journal(undefined, undefined, { epoch: 3, entries: 0 })
  expect([unrelated.epoch, unrelated.evicted, unrelated.past.complete]).toEqual([4, 0, true])
})

test('finds every entry that is there, in order, whatever was evicted around it', () => {
  const move = fc.constantFrom('open', 'close', 'pin', 'observe')
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const journal = new Journal({ entries: 4, bytes: 1e9 })
      const open: JournalEntry[] = []
      const pinned = new Set<number>()
      const seqs: number[] = []
      for (const each of moves) {
        if (each === 'open') {
          const entry = opened(journal)
          open.push(entry)
          seqs.push(entry.seq)
        } else if (each === 'close') {
          const entry = open.shift()
          if (entry) journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at: 1 })
        } else if (each === 'pin') {
          const [last] = journal.find().slice(-1)
          if (last) pinned.add(last.seq)
          journal.pin([...pinned])
        } else journal.observe({ kind: 'settled', run: undefined, at: 0, detail: '' })
      }
      const found = journal.find().map(({ seq }) => seq)
      expect(found).toEqual([...found].sort((a, b) => a - b))
      for (const seq of seqs) expect(journal.get(seq)?.seq).toBe(found.includes(seq) ? seq : undefined)
      for (const { seq } of open) expect(found).toContain(seq)
      for (const seq of pinned) expect(found).toContain(seq)
      expect(found.length + journal.evicted).toBe(seqs.length)
      // Only what may not go exceeds the limit, until the next exchange ends.
      const free = found.filter((seq) => !pinned.has(seq) && !open.some((entry) => entry.seq === seq))
      expect(free.length).toBeLessThanOrEqual(4)
    }),
  )
})
