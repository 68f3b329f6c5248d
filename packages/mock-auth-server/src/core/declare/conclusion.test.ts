import { expect, test } from 'vitest'
import { conclude, selectConclusion, WORST_FIRST } from './conclusion.ts'

const refuse = (index: number) => conclude('not met', `request ${index} was repeated`, { seq: index })

test('tells every different reason of the outcome, once', () => {
  const parts = [refuse(1), refuse(2), refuse(2), conclude('met', 'all is well'), refuse(3), refuse(4)]
  expect(selectConclusion(parts, WORST_FIRST)).toMatchObject({
    reason: 'request 1 was repeated; request 2 was repeated; request 3 was repeated; request 4 was repeated',
    evidence: [1, 2, 3, 4],
  })
})

test('folds many reasons to their number and the first and last three', () => {
  const parts = Array.from({ length: 299 }, (_, index) => refuse(index + 1))
  expect(selectConclusion(parts, WORST_FIRST).reason).toMatch(
    /^299 reasons, the first and last three: request 1 .* … .* request 299 was repeated$/,
  )
})
