import { expect, test } from 'vitest'
import { createPaint } from './paint.ts'

test.for([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
] as const)('terminal %j with %j: coloured %j', ([isTTY, environment, isColoured]) => {
  const text = createPaint({ isTTY }, environment)('failure', 'no')
  expect(text).toBe(isColoured ? '\u001b[31mno\u001b[39m' : 'no')
})
