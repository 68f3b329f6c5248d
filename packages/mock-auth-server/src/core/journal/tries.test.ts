import { describe, expect, test } from 'vitest'
import type { JournalEntry } from './journal-entry.ts'
import { Tries } from './tries.ts'

interface Sent {
  readonly at: number
  readonly lasts?: number
  /** `undefined` for an exchange of which nothing but the times is known. */
  readonly connection?: number | undefined
  readonly idleMs?: number
  readonly beside?: number
  /** The connection ended after the reply. */
  readonly ends?: boolean
  readonly streak?: number
  /** The client did not wait for the end. */
  readonly isGivenUp?: boolean
  /** Another process had passed the request on. */
  readonly isPassedOn?: boolean
  /** The request succeeds. */
  readonly isGood?: boolean
}

let seq = 0

/** Creates a refused exchange; every millisecond is a batch of its own. */
function send({ at, lasts = 2, ends = false, streak = at, ...sent }: Sent): JournalEntry {
  const { connection = 1, idleMs, beside = 0, isGivenUp, isPassedOn, isGood } = sent
  const repliedIn = 2 * (at + lasts)
  const passedAt = isPassedOn ? at : undefined
  const transfer = { passedAt, connection, askedIn: 2 * at + 1, streak, idleMs, beside, repliedIn }
  seq += 1
  return {
    seq,
    startedAt: at,
    endedAt: at + lasts,
    facts: { endedBy: isGivenUp ? 'client' : undefined },
    strikes: isGood ? [] : [{}],
    sent: { status: isGood ? 200 : 500, headers: [], body: '' },
    transfer:
      'connection' in sent && sent.connection === undefined
        ? undefined
        : { ...transfer, repliedStreak: streak, endedIn: ends ? repliedIn : undefined },
  } as unknown as JournalEntry
}

/** Returns how often each place tried, and what was returned for the last request. */
function count(sent: readonly Sent[], withinMs?: number) {
  const [first, ...more] = sent.map(send) as [JournalEntry, ...JournalEntry[]]
  const tries = new Tries(first, withinMs)
  const added = more.map((entry) => tries.add(entry)?.length)
  return { tries, places: tries.places.map(({ length }) => length), last: added.at(-1) }
}

const apart = (connection: number, at: number): Sent => ({ at, connection })

test('the certain tries are those of the first place among equals', () => {
  const { tries, places } = count([apart(1, 0), apart(2, 0)])
  expect(places).toEqual([1, 1])
  expect(tries.certain).toBe(tries.places[0])
})

test('a pause of exactly the limit does not end them', () => {
  expect(count([{ at: 0 }, { at: 102, idleMs: 100 }], 100).places).toEqual([2])
  expect(count([{ at: 0 }, { at: 103, idleMs: 101 }], 100).places).toEqual([1])
})

test('believes in thirty places, and in no more', () => {
  expect(count(Array.from({ length: 40 }, (_, index) => apart(index, 0))).places).toHaveLength(30)
})

describe('a request over another connection', () => {
  test.each<[string, readonly number[], readonly Sent[]]>([
    ['on its way for 50 ms', [1, 1], [apart(1, 0), { at: 52, connection: 2, idleMs: 70, streak: 0 }]],
    ['sent when the server had waited', [2], [apart(1, 0), { at: 10, connection: 2, idleMs: 70 }]],
    ['sent more than 50 ms after the reply', [2], [apart(1, 0), { at: 53, connection: 2, idleMs: 70 }]],
    ['opened in 250 ms while the other stays open', [1, 1], [apart(1, 0), apart(2, 252)]],
    ['opened later', [2], [apart(1, 0), apart(2, 253)]],
    ['opened after the other had ended', [2], [{ ...apart(1, 0), ends: true }, apart(2, 60)]],
    ['of which nothing is known', [2], [apart(1, 0), { at: 60, connection: undefined }]],
    [
      'opened more than 5 ms after the end, without a wait',
      [2],
      [
        { ...apart(1, 0), ends: true },
        { ...apart(2, 8), streak: 0 },
      ],
    ],
    [
      'opened 5 ms after the end, without a wait',
      [1, 1],
      [
        { ...apart(1, 0), ends: true },
        { ...apart(2, 7), streak: 0 },
      ],
    ],
    [
      'opened more than 50 ms after the end of one of two',
      [2, 1],
      [{ ...apart(1, 0), ends: true }, { ...apart(2, 0), ends: true }, apart(3, 60)],
    ],
    ['opened soon after the end of the only other', [2], [{ ...apart(1, 0), ends: true }, apart(2, 10)]],
    [
      'opened soon after the end of one of two',
      [1, 1, 1],
      [{ ...apart(1, 0), ends: true }, { ...apart(2, 0), ends: true }, apart(3, 10)],
    ],
  ])('%s: %j', (_, places, sent) => {
    expect(count(sent).places).toEqual(places)
  })
})

describe('a request that may have waited for a connection', () => {
  const first = apart(1, 0)
  test.each<[string, readonly number[], readonly Sent[]]>([
    ['four others busy', [1, 1], [first, { at: 52, connection: 1, idleMs: 50, beside: 4 }]],
    ['three others busy', [2], [first, { at: 52, connection: 1, idleMs: 50, beside: 3 }]],
    ['its own free for longer', [2], [first, { at: 53, connection: 1, idleMs: 51, beside: 4 }]],
    [
      'four others that have just replied',
      [1, 1, 1, 1, 1, 1],
      [...[2, 3, 4, 5].map((each) => apart(each, 18)), apart(1, 18), { at: 70, connection: 1, idleMs: 50 }],
    ],
    [
      'four others that replied longer before',
      [2, 1, 1, 1, 1],
      [
        ...[2, 3, 4, 5].map((each) => apart(each, 18)),
        { at: 18, connection: 1, lasts: 40 },
        { at: 98, connection: 1, idleMs: 40 },
      ],
    ],
  ])('%s: %j', (_, places, sent) => {
    expect(count(sent).places).toEqual(places)
  })
})

test('makes no places of their own because of connections that are long past', () => {
  const old = [1, 2, 3, 4].map((connection) => apart(connection, 0))
  const recent = [
    { at: 1000, connection: 1, idleMs: 998 },
    { at: 1010, connection: 1, idleMs: 8 },
  ]
  expect(count([...old, ...recent, apart(6, 1100)]).places).toEqual([2, 2, 2, 1])
})

describe('what is certain at once', () => {
  test.each<[string, number, readonly Sent[]]>([
    ['a try over a connection that was idle', 2, [{ at: 0 }, { at: 53, idleMs: 51 }]],
    ['no try over one that had just replied', 1, [{ at: 0 }, { at: 52, idleMs: 50 }]],
    [
      'one that began more than 250 ms before the next',
      2,
      [
        { at: 0, lasts: 300 },
        { at: 310, lasts: 250, idleMs: 10 },
        { at: 561, idleMs: 1 },
      ],
    ],
    [
      'none that began less than that before',
      1,
      [
        { at: 0, lasts: 300 },
        { at: 310, lasts: 240, idleMs: 10 },
        { at: 560, idleMs: 10 },
      ],
    ],
  ])('%s: %d', (_, certain, sent) => {
    expect(count(sent).last).toBe(certain)
  })
})

describe('requests that the client gave up', () => {
  const hung = (at: number, more: Partial<Sent> = {}): Sent => ({
    ...{ at, lasts: 1000, connection: at, isGivenUp: true },
    ...more,
  })
  const good = (at: number): Sent => ({ at, connection: at, isGood: true })
  test.each<[string, readonly number[], number, readonly Sent[]]>([
    ['with a retry that is over before the mock notices', [3], 3, [hung(0), good(1990), hung(1000)]],
    ['with a retry 50 ms before that', [3], 3, [hung(0), good(1950), hung(1000)]],
    ['with one that may be a retry', [2, 1], 3, [hung(0), good(1949), hung(1000)]],
    ['and that were passed on, 250 ms before', [2], 2, [good(750), hung(0, { isPassedOn: true })]],
    ['and that were passed on, longer before', [1, 1], 2, [good(749), hung(0, { isPassedOn: true })]],
    ['with one that began beside it', [1, 1], 1, [good(250), hung(0)]],
    ['and that the proxy did not let go', [1, 1, 1], 3, [hung(0), hung(300), hung(600)]],
  ])('%s: %j, perhaps %d', (_, places, possible, sent) => {
    const inOrderOfStart = [...sent].sort((one, other) => one.at - other.at)
    const entries = new Map(inOrderOfStart.map((each) => [each, send(each)]))
    const [first, ...more] = sent.map((each) => entries.get(each) as JournalEntry)
    const tries = new Tries(first as JournalEntry)
    for (const entry of more) if (tries.continuesWith(entry)) tries.add(entry)
    expect(tries.places.map(({ length }) => length)).toEqual(places)
    expect(tries.possible).toHaveLength(possible)
  })
})
