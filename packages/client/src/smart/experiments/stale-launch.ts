import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const staleLaunch: Experiment = {
  name: 'stale-launch',
  title: 'Stale launch handle',
  does: 'In an EHR launch, sends the handle of the previous launch (in the first launch, its own).',
  expect: 'invalid_request: a handle stands for one launch.',
  spec: appLaunch('step 2', 'step-2-launch-ehr'),
  at: 'authorize',
  authorize(parameters, { memo }) {
    const launch = parameters.get('launch')
    if (launch === null) return
    parameters.set('launch', memo.get('stale-launch') ?? launch)
    memo.set('stale-launch', launch)
  },
}
