import { expect, it } from 'vitest'
import { Histogram } from './histogram.ts'

it('counts a value in the first bucket that it fits in, and in all above', () => {
  const histogram = new Histogram([0.5, 1])
  for (const value of [0.25, 0.5, 0.75, 1.5]) histogram.observe(value)
  expect(histogram.list({ step: 'token' })).toEqual([
    { part: 'bucket', labels: { step: 'token', le: '0.5' }, value: 2 },
    { part: 'bucket', labels: { step: 'token', le: '1.0' }, value: 3 },
    { part: 'bucket', labels: { step: 'token', le: '+Inf' }, value: 4 },
    { part: 'sum', labels: { step: 'token' }, value: 3 },
    { part: 'count', labels: { step: 'token' }, value: 4 },
  ])
})
