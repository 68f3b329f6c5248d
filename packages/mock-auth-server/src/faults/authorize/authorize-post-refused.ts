import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { createHtmlReply } from '../../core/http/reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

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
    arrival: () =>
      createHtmlReply(405, '<!doctype html><title>Method Not Allowed</title><h1>Method Not Allowed</h1>', [
        ['Allow', 'GET'],
      ]),
  },
  times: Infinity,
  expects: repeatsAtMost(1),
})
