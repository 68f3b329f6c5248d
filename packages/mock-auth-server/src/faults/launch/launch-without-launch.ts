import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { omits } from '../../expectations/index.ts'
import { withParam } from './with-param.ts'

export const launchWithoutLaunch = defineFault({
  name: 'launch-without-launch',
  title: 'Launch without a launch value',
  kind: 'must-reject',
  catalogueIds: ['F-002'],
  spec: appLaunch('step-2-launch-ehr'),
  description: 'The EHR opens the launch URL of the app with iss only.',
  requirement:
    'Show an error, or continue as a standalone launch; never send launch=undefined or another made-up value.',
  steps: ['launch'],
  points: { 'launch.redirect': (redirect) => withParam(redirect, 'launch', undefined) },
  expects: omits('authorize', 'launch'),
})
