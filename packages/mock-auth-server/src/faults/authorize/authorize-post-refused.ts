import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { repeatsAtMost } from '../../expectations/index.ts'
import { createPostRefusal } from './create-post-refusal.ts'

export const authorizePostRefused = defineFault({
  name: 'authorize-post-refused',
  title: 'Authorize request by POST rejected',
  kind: 'must-recover',
  catalogueIds: ['F-045'],
  spec: appLaunch('step-4-authorization-code'),
  description: 'The authorization endpoint rejects a POST with 405 and accepts only GET.',
  requirement: 'Retry with GET, or show an error; do not send the same form again.',
  steps: ['authorize'],
  when: { method: 'POST' },
  prerequisites: ['authorize-post'],
  points: {
    arrival: () => createPostRefusal(),
  },
  times: Infinity,
  expects: repeatsAtMost(1),
})
