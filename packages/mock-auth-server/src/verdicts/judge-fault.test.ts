import { describe, expect, test } from 'vitest'
import type { Observation } from '../core/journal/journal-entry.ts'
import type { RunConclusion } from '../monitors/run-monitor.ts'
import type { ArmedFault } from '../state/faults/armed-fault.ts'
import { judgeFault } from './judge-fault.ts'

interface Judged extends Partial<RunConclusion> {
  readonly run?: string
  readonly isLogin?: boolean
  readonly observations?: readonly Observation[]
}

const DECLARED = { name: 'example', requirement: 'Do it.', spec: 'https://example.org', steps: ['token'] }
const met = { outcome: 'met', reason: 'so', evidence: [1], flow: 'ended', final: true } as const

const observe = (seq: number, kind: Observation['kind'] = 'visible-error'): Observation => ({
  seq,
  run: undefined,
  at: 0,
  kind,
  detail: '',
})

/** Judges a fault that struck in those runs. */
function judge(runs: readonly Judged[], { run, loss, missing, ...armed }: Record<string, unknown> = {}) {
  const judged = runs.map(({ run: name, isLogin = true, observations = [], ...conclusion }) => ({
    run: { context: { run: name }, flow: { isLogin }, observations },
    conclusion: { ...met, ...conclusion },
  }))
  const { declaration = {}, ...counts } = armed as { declaration?: object }
  const fault = {
    id: 'fault-1',
    declaration: { ...DECLARED, ...declaration },
    monitor: { conclude: () => judged, loss, findLossIn: () => missing },
    matchCount: 0,
    strikeCount: runs.length,
    shadowedCount: 0,
    heldReplies: 0,
    ...counts,
  }
  return judgeFault(fault as unknown as ArmedFault, run === undefined ? {} : { run: run as string })
}

const late = { outcome: 'not met', reason: 'late', evidence: [2] } as const

describe('a fault that struck', () => {
  test('is judged by the worst of its runs, or by the one that is asked for', () => {
    const runs = [{ run: 'a' }, { run: 'b', ...late }, { evidence: [3] }]
    expect(judge(runs)).toMatchObject({ outcome: 'not met', reason: 'late', evidence: [2] })
    expect(judge(runs, { run: 'a' })).toMatchObject({ outcome: 'met', evidence: [1, 3] })
    expect(judge(runs, { run: 'c' })).toMatchObject({ outcome: 'met', evidence: [3] })
  })

  test('is judged by logins, and by discovery alone only when there is none', () => {
    expect(judge([{}, { ...late, isLogin: false }]).outcome).toBe('met')
    expect(judge([{ ...late, isLogin: false }]).outcome).toBe('not met')
  })

  test('is undecided as a whole when runs were lost, but not in one run', () => {
    const loss = 'two runs are followed no longer'
    expect(judge([{ run: 'a' }], { loss })).toMatchObject({ outcome: 'inconclusive', reason: loss })
    expect(judge([{ run: 'a' }], { loss, run: 'a' }).outcome).toBe('met')
    expect(judge([{ run: 'a' }]).outcome).toBe('met')
  })

  test('is undecided in one run of which exchanges may be missing', () => {
    const missing = 'exchanges may be missing'
    const options = { run: 'a', missing }
    expect(judge([{ run: 'a' }], options)).toMatchObject({ outcome: 'inconclusive', reason: missing })
    expect(judge([{ run: 'a', ...late }], options).outcome).toBe('not met')
  })

  test('is undecided when all that followed was lost, and not said to have changed nothing', () => {
    const loss = 'exchanges may be missing'
    expect(judge([], { loss, strikeCount: 1 })).toMatchObject({ outcome: 'inconclusive', reason: loss })
    expect(judge([], { loss }).outcome).toBe('not exercised')
    expect(judge([], { loss, strikeCount: 1, run: 'a' }).outcome).toBe('not exercised')
  })

  test('is information where nothing is required, unless the client did what it watches for', () => {
    const declaration = { kind: 'informational' }
    expect(judge([late], { declaration }).outcome).toBe('informational')
    expect(judge([{}], { declaration }).outcome).toBe('met')
    expect(judge([late], { declaration: { kind: 'must-reject' } }).outcome).toBe('not met')
  })

  test.each<[string, boolean, readonly Judged[]]>([
    ['all have ended', true, [{}, {}]],
    ['one may go on', false, [{}, { final: false }]],
    ['one has violated it finally', true, [{ final: false }, late, { ...late, final: false }]],
    ['a violation may still change', false, [{}, { ...late, final: false }]],
  ])('is final: %s: %s', (_, isFinal, runs) => {
    expect(judge(runs).isFinal).toBe(isFinal)
  })

  test.each<[string, string, readonly Judged[]]>([
    ['ended', 'all ended', [{}, {}]],
    ['open', 'one is open', [{}, { flow: 'quiet' }, { flow: 'open' }]],
    ['quiet', 'one is quiet', [{}, { flow: 'quiet' }]],
    ['ended', 'the deciding one ended', [{ flow: 'open' }, { flow: 'quiet' }, late]],
  ])('has the flow %s when %s', (flow, _, runs) => {
    expect(judge(runs).flow).toBe(flow)
  })

  test.each<[string, string, readonly Observation[]]>([
    ['traffic', 'nothing was observed', []],
    ['traffic', 'nothing observed is cited', [observe(8)]],
    ['traffic and page', 'an error is cited', [observe(1)]],
    [
      'traffic and page',
      'an error is cited beside an exit code that is not',
      [observe(1), observe(8, 'exit-code')],
    ],
    ['traffic and exit code', 'an exit code is cited among others', [observe(1), observe(2, 'exit-code')]],
  ])('rests on %s when %s', (basis, _, observations) => {
    expect(judge([{ evidence: [1, 2], observations }]).basis).toBe(basis)
  })

  test('tells the observations of all runs once each, in their order, without what a driver performed', () => {
    const [one, two] = [observe(1), observe(2)]
    const { observations } = judge([
      { observations: [two, observe(3, 'performed')] },
      { observations: [one, two] },
    ])
    expect(observations).toEqual([one, two])
  })
})

describe('a fault that did not strike', () => {
  const agent = { userAgentActions: [{}], points: {} }
  test.each<[string, Record<string, unknown>]>([
    ['no exchange of the step token followed after it was armed', {}],
    ['no exchange of the step token followed after it was armed (it requires openid)', needs('openid')],
    ['it was shadowed by a fault armed earlier at the same point', { shadowedCount: 1, matchCount: 1 }],
    ['it matched once but changed nothing that was sent', { matchCount: 1 }],
    ['it matched 2 times but changed nothing that was sent', { matchCount: 2 }],
    ['it needs a driver to act as the user agent, and none ran', { declaration: agent }],
    ['it matched once but changed nothing that was sent', { declaration: agent, matchCount: 1 }],
    [
      'it needs a driver to act as the user agent, and none ran',
      { declaration: { userAgentActions: [{}] }, matchCount: 1 },
    ],
    ['no exchange of the step token followed after it was armed', { declaration: { points: {} } }],
  ])('%s: %o', (reason, armed) => {
    expect(judge([], armed)).toMatchObject({
      outcome: 'not exercised',
      reason,
      isFinal: false,
      flow: 'quiet',
      basis: 'traffic',
    })
  })

  test('is pending while a reply of it is held back', () => {
    expect(judge([], { heldReplies: 1 })).toMatchObject({ outcome: 'pending', isFinal: false, flow: 'open' })
  })
})

function needs(...prerequisites: readonly string[]) {
  return { declaration: { prerequisites } }
}
