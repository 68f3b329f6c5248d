import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { openLaunch, openSecondLaunch, readHandle } from '../../sources/launch/launches.ts'
import { estimateEntropy } from '../token/estimate-entropy.ts'

/** Bits that nobody guesses, and those that every unguessable value should have. */
const FEWEST_BITS = 64
const USUAL_BITS = 128

export const launchHandleFresh = defineCheck({
  name: 'launch-handle-fresh',
  title: 'The launch value is opaque and new for every launch',
  group: 'launch',
  catalogueIds: ['S-040'],
  level: 'SHALL',
  spec: appLaunch('step 2', 'step-2-launch-ehr'),
  howToFix: 'Make a random launch value of 128 bits or more for every launch.',
  prerequisites: ['client', 'launch-template'],
  kind: 'active',
  login: { recipe: 'ehr', phase: 'authorize' },
  async judge({ get }) {
    const handles = [readHandle(await get(openLaunch)), readHandle(await get(openSecondLaunch))]
    if (handles[0] === handles[1]) return [createProblem('Two launches have the same launch value.')]
    const bits = Math.floor(estimateEntropy(handles))
    const message = `The launch value has ${bits} unpredictable bits at most.`
    if (bits >= FEWEST_BITS) return bits < USUAL_BITS ? [createWarning(message)] : []
    return createProblemIf(true, message)
  },
})
