import { describe, expect, it } from 'vitest'
import { exampleJournal, type RunExchange } from '../../../test/support/example-journal.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { findRepetitions } from './repeats.ts'

const isRefused = ({ sent }: JournalEntry) => sent?.status === 401

/** Returns the starts of the exchanges in each list, of exchanges that take 10 ms. */
function starts(
  ...exchanges: readonly (readonly [at: number, status: number, more?: Partial<RunExchange>])[]
) {
  const journal = exampleJournal(
    exchanges.map(([at, status, more]) => ({
      step: 'fhir-read',
      target: '/p',
      at,
      reply: { status },
      ...more,
    })),
  )
  const [first = 0] = journal.find().map(({ startedAt }) => startedAt - (exchanges[0]?.[0] ?? 0))
  const { certain, possible } = findRepetitions(journal.find(), isRefused)
  const toStarts = (lists: typeof certain) =>
    lists.map((list) => list.map(({ startedAt }) => startedAt - first))
  return { certain: toStarts(certain), possible: toStarts(possible) }
}

describe('findRepetitions', () => {
  it('lists a refused request with all its repetitions', () => {
    expect(starts([0, 401], [100, 401], [200, 401]).certain).toEqual([[0, 100, 200]])
  })

  it('begins a list for each of the requests side by side, which repeat nothing', () => {
    expect(starts([0, 401], [5, 401], [9, 401]).certain).toEqual([[0], [5], [9]])
    expect(starts([0, 401], [5, 200]).certain).toEqual([[0]])
  })

  it('assigns one repetition each to requests side by side, however far apart they retry', () => {
    expect(starts([0, 401], [5, 401], [9, 401], [100, 401], [104, 401], [900, 401]).certain).toEqual([
      [0, 100],
      [5, 104],
      [9, 900],
    ])
    expect(starts([0, 401], [5, 401], [100, 401], [104, 401], [200, 401], [204, 401]).certain).toEqual([
      [0, 100, 200],
      [5, 104, 204],
    ])
  })

  it('takes no request that was on its way for a repetition', () => {
    const [one, other] = [{ connection: 1 }, { connection: 2 }]
    expect(starts([0, 401, one], [60, 401, other]).certain).toEqual([[0], [60]])
    expect(starts([0, 401, one], [60, 401, other]).possible).toEqual([[0, 60]])
    expect(starts([0, 401, one], [260, 401, other]).certain).toEqual([[0], [260]])
    expect(starts([0, 401, one], [261, 401, other]).certain).toEqual([[0, 261]])
    const last = { ...one, ends: true }
    expect(starts([0, 401, last], [15, 401, other]).certain).toEqual([[0], [15]])
    expect(starts([0, 401, last], [16, 401, other]).certain).toEqual([[0, 16]])
    expect(starts([0, 401, one], [60, 401, one]).certain).toEqual([[0, 60]])
  })

  it('counts an endless repetition without pauses', () => {
    const loop = Array.from({ length: 100 }, (_, index) => [index * 12, 401] as const)
    expect(starts(...loop).certain[0]?.length).toBeGreaterThan(10)
  })

  it('ends a list with the repetition that succeeds, and begins another one after it', () => {
    expect(starts([0, 401], [100, 200], [200, 200]).certain).toEqual([[0, 100]])
    expect(starts([0, 401], [100, 200], [200, 401], [300, 401]).certain).toEqual([
      [0, 100],
      [200, 300],
    ])
  })

  it('begins another list after a success of a request that was on its way', () => {
    expect(starts([0, 401], [5, 200], [100, 401]).certain).toEqual([[0], [100]])
  })

  it('keeps a repetition with another failure in the list', () => {
    expect(starts([0, 401], [100, 503], [200, 401]).certain).toEqual([[0, 100, 200]])
  })

  it('lists nothing when nothing was refused', () => {
    expect(starts([0, 200], [100, 503]).certain).toEqual([])
  })

  it.each([
    ['target', { target: '/q' }],
    ['method', { method: 'POST' }],
    ['body', { body: '{}' }],
    ['listener', { listener: 'canary' }],
    ['token', { facts: { accessToken: 'at.2' } }],
    ['credentials', { headers: [['Authorization', 'Basic YTpi']] }],
  ] as const)('tells requests apart by their %s', (_, more) => {
    expect(starts([0, 401], [100, 401, more]).certain).toEqual([[0], [100]])
  })
})
