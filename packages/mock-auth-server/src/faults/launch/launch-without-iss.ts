import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'
import { withParam } from './with-param.ts'

export const launchWithoutIss = defineFault({
  name: 'launch-without-iss',
  title: 'Launch without iss',
  kind: 'must-reject',
  catalogueIds: ['F-001'],
  spec: appLaunch('step-2-launch-ehr'),
  description:
    'The EHR opens the launch URL of the app with a launch value, but does not say which server it is.',
  requirement:
    'Show an error, or start a standalone launch at the configured server, without the launch value; never guess the server.',
  steps: ['launch'],
  points: { 'launch.redirect': (redirect) => withParam(redirect, 'iss', undefined) },
  expects: doesNotUse('launch'),
})
