import { describe, expect, test } from 'vitest'
import type { AnyFault } from '../../core/declare/fault.ts'
import { FAULTS } from '../../faults/list.ts'
import { describeCheck } from './describe-check.ts'

const NOT_CHECKED = 'What the app tells its user is not checked.'

/** Ways in which a requirement promises that the user is told. */
const PROMISES = [
  'show an error',
  'show a clear error',
  'stop with a clear error',
  'stop with an error',
  'say what',
  'say why',
  'say so',
  'say that',
  'report that',
  'report the',
  'tell the user',
]

describe('the page of a fault promises no message that its verdict does not judge', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => {
    const requirement = fault.requirement.toLowerCase()
    const isPromised = PROMISES.some((words) => requirement.includes(words))
    const isJudged = fault.expects.sentence.includes('shows an error')
    if (isPromised && !isJudged) expect(describeCheck(fault)).toContain(NOT_CHECKED)
    if (isJudged) expect(describeCheck(fault)).not.toContain(NOT_CHECKED)
    expect(describeCheck(fault)).toContain(fault.expects.sentence)
  })
})

test('a requirement without a message needs no such words', () => {
  const fault = { requirement: 'Do not redeem the code.', expects: { sentence: 'does not use the code' } }
  expect(describeCheck(fault as AnyFault)).toBe('The verdict checks that it does not use the code.')
})
