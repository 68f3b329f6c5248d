import { describe, expect, test } from 'vitest'
import { getPauseMs, isAfterEnd, isAfterWait, isInTurn, isPossibleReaction } from './is-possible-reaction.ts'
import type { JournalEntry } from './journal-entry.ts'
import type { Transfer } from './transfer.ts'

interface Sent {
  readonly seq?: number
  readonly startedAt?: number
  readonly endedAt?: number | undefined
  readonly endedBy?: string
  readonly transfer?: Partial<Transfer>
}

const entry = ({ endedBy, ...sent }: Sent) =>
  ({ seq: 1, startedAt: 0, endedAt: 100, facts: { endedBy }, ...sent }) as unknown as JournalEntry

describe('isPossibleReaction', () => {
  const later = { seq: 2, startedAt: 100 }
  test.each<[string, boolean, Sent, Sent]>([
    ['begins as the reply ends', true, {}, later],
    ['begins before the reply ends', false, {}, { seq: 2, startedAt: 99 }],
    ['is the exchange itself', false, {}, { seq: 1, startedAt: 100 }],
    ['is an earlier exchange', false, { seq: 3 }, later],
    ['comes while the other has no reply', false, { endedAt: undefined }, later],
    [
      'was asked after the reply left',
      true,
      { transfer: { repliedIn: 4 } },
      { ...later, startedAt: 99, transfer: { askedIn: 5 } },
    ],
    [
      'was asked in the batch in which the reply left',
      false,
      { transfer: { repliedIn: 4 } },
      { ...later, transfer: { askedIn: 4 } },
    ],
    [
      'was passed on, and had come to the other process before the reply left',
      false,
      { transfer: { repliedIn: 4 } },
      { ...later, startedAt: 500, transfer: { askedIn: 5, passedAt: 99 } },
    ],
    [
      'was passed on, and had come to the other process after that',
      true,
      { transfer: { repliedIn: 4 } },
      { ...later, startedAt: 500, transfer: { askedIn: 5, passedAt: 100 } },
    ],
    ['has batches on its own side alone', true, {}, { ...later, transfer: { askedIn: 0 } }],
    ['has batches on the other side alone', true, { transfer: { repliedIn: 9 } }, later],
    [
      'comes as the mock notices that the client gave up',
      true,
      { endedBy: 'client' },
      { seq: 2, startedAt: 50 },
    ],
    ['comes long before the mock notices that', false, { endedBy: 'client' }, { seq: 2, startedAt: 49 }],
    [
      'begins together with one that was given up at once',
      false,
      { endedBy: 'client', endedAt: 20 },
      { seq: 2, startedAt: 0 },
    ],
  ])('%s: %s', (_, expected, before, now) => {
    expect(isPossibleReaction(entry(now), entry(before))).toBe(expected)
  })
})

describe('isInTurn', () => {
  test.each<[string, boolean, Sent, Sent]>([
    ['uses the same connection', true, { transfer: { connection: 1 } }, { transfer: { connection: 1 } }],
    ['uses another connection', false, { transfer: { connection: 1 } }, { transfer: { connection: 2 } }],
    [
      'follows one that was given up, over another connection',
      true,
      { transfer: { connection: 1 }, endedBy: 'client' },
      { transfer: { connection: 2 } },
    ],
  ])('%s: %s', (_, expected, before, now) => {
    expect(isInTurn(entry(now), entry(before))).toBe(expected)
  })
})

describe('isAfterWait', () => {
  const replied = { transfer: { repliedStreak: 1 } }
  test.each<[string, boolean, Sent, Sent]>([
    ['comes in another streak than the reply', true, replied, { transfer: { streak: 2 } }],
    ['comes in the streak of the reply', false, replied, { transfer: { streak: 1 } }],
    ['came through no listener', false, replied, {}],
    ['follows one that came through no listener', false, {}, { transfer: { streak: 2 } }],
  ])('%s: %s', (_, expected, before, now) => {
    expect(isAfterWait(entry(now), entry(before))).toBe(expected)
  })
})

describe('isAfterEnd', () => {
  const ended = { transfer: { endedIn: 4, repliedStreak: 1 } }
  test.each<[string, boolean, Sent, Sent]>([
    ['comes in the batch of the end', true, ended, { transfer: { askedIn: 4, streak: 2 } }],
    ['comes before the end', false, ended, { transfer: { askedIn: 3, streak: 2 } }],
    [
      'comes while the other connection is open',
      false,
      { transfer: { repliedStreak: 1 } },
      { transfer: { askedIn: 4, streak: 2 } },
    ],
    ['came through no listener', false, ended, {}],
    ['follows one that came through no listener', false, {}, { transfer: { askedIn: 4, streak: 2 } }],
  ])('%s: %s', (_, expected, before, now) => {
    expect(isAfterEnd(entry(now), entry(before))).toBe(expected)
  })
})

test('a pause lasts from the reply to the request, and is never negative', () => {
  expect(getPauseMs(entry({}), entry({ startedAt: 130 }))).toBe(30)
  expect(getPauseMs(entry({}), entry({ startedAt: 70 }))).toBe(0)
  expect(getPauseMs(entry({ startedAt: 10, endedAt: undefined }), entry({ startedAt: 70 }))).toBe(60)
})
