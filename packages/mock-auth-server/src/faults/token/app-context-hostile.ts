import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { taskLaunch } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'

const CONTEXTS = {
  script: (base: string) => `"><img src="${base}/picture"><script src="${base}/script.js"></script>`,
  json: (base: string) => `{"__proto__":{"admin":true},"open":"${base}/open"}`,
  url: (base: string) => `${base}/open`,
}

export const appContextHostile = defineFault({
  name: 'app-context-hostile',
  title: 'Hostile appContext',
  kind: 'must-not-leak',
  catalogueIds: ['F-298'],
  spec: taskLaunch('requesting-an-ehr-launch'),
  description:
    'The appContext of the token response contains a script, JSON with __proto__ and a link, or a link: each names another host.',
  requirement: 'Parse it safely and show it as text: run, load and open nothing from it.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      with: z.enum(['script', 'json', 'url']).default('script').describe('The content of appContext.'),
    }),
  points: {
    'token.response': (response, { params, canary }) => ({
      ...response,
      appContext: CONTEXTS[params.with](canary.base),
    }),
  },
  prerequisites: ['ehr-launch'],
  expects: avoidsCanary(),
})
