import { expect, test } from 'vitest'
import { describeBasis, type Verdict, wasHandled } from './verdict.ts'

const OUTCOMES = ['met', 'not met', 'informational', 'pending', 'inconclusive', 'not exercised'] as const

test('a client has handled what it met, and what nothing forbids', () => {
  expect(OUTCOMES.filter((outcome) => wasHandled({ outcome } as Verdict))).toEqual(['met', 'informational'])
})

test('says what an outcome rests on, unless nothing struck', () => {
  const says = (outcome: Verdict['outcome'], basis: Verdict['basis']) =>
    describeBasis({ outcome, basis } as Verdict)
  expect(says('not exercised', 'traffic')).toBeUndefined()
  expect(says('met', 'traffic')).toBe('judged from the traffic alone')
  expect(says('met', 'traffic and page')).toBe('judged from the traffic and page')
})
