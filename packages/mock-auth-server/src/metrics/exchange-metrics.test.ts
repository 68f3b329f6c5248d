import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { ExchangeMetrics } from './exchange-metrics.ts'

/** Returns the samples that are not 0, after these entries. */
async function record(...entries: readonly Partial<JournalEntry>[]) {
  const metrics = new ExchangeMetrics()
  for (const each of entries) {
    const entry = {
      step: 'token',
      delivery: 'delivered',
      startedAt: 1000,
      endedAt: 1000,
      strikes: [],
      ...each,
    }
    metrics.follow({ type: 'closed', entry: entry as unknown as JournalEntry })
  }
  const [exchanges, durations] = await Promise.all(metrics.list().map(({ read }) => read()))
  const seen = (reading: typeof exchanges) =>
    typeof reading === 'object' ? reading.filter(({ value }) => value !== 0) : []
  return { exchanges: seen(exchanges), durations: seen(durations), strikes: metrics.listStrikes() }
}

const sent = (status: number) => ({ sent: { status, headers: [], body: '' } })

describe('ExchangeMetrics', () => {
  it.each([
    [200, '2xx'],
    [302, '3xx'],
    [404, '4xx'],
    [599, '5xx'],
    [0, 'other'],
    [199, 'other'],
    [600, 'other'],
    [999, 'other'],
  ])('counts the status %i as %s', async (status, outcome) => {
    const { exchanges } = await record(sent(status))
    expect(exchanges).toEqual([{ labels: { step: 'token', status: outcome }, value: 1 }])
  })

  it('counts an exchange that the client left as aborted, whatever its reply would have been', async () => {
    const { exchanges } = await record({ ...sent(200), delivery: 'aborted' })
    expect(exchanges).toEqual([{ labels: { step: 'token', status: 'aborted' }, value: 1 }])
  })

  it('counts durations in seconds, and none below 0 when the clock was set back', async () => {
    const { durations } = await record(
      { ...sent(200), endedAt: 1250 },
      { ...sent(200), endedAt: 900 },
      { ...sent(200), step: 'jwks', endedAt: 62_000 },
    )
    const find = (step: string, part: string, le?: string) =>
      durations.find(
        (sample) => sample.part === part && sample.labels?.step === step && sample.labels.le === le,
      )?.value
    expect([find('token', 'sum'), find('token', 'count')]).toEqual([0.25, 2])
    expect([find('token', 'bucket', '0.1'), find('token', 'bucket', '0.25')]).toEqual([1, 2])
    expect([find('jwks', 'bucket', '10.0'), find('jwks', 'bucket', '+Inf')]).toEqual([undefined, 1])
  })

  it('counts strikes by fault', async () => {
    const strikes = ['slow-body', 'slow-body', 'clock-off'].map((fault) => ({
      armed: '',
      fault,
      changes: [],
    }))
    expect([...(await record({ ...sent(200), strikes })).strikes]).toEqual([
      ['slow-body', 2],
      ['clock-off', 1],
    ])
  })
})
