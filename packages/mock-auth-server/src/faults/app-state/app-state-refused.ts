import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appState } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { rereadsBeforeWriting } from '../../expectations/index.ts'

const REFUSALS = {
  403: ['forbidden', 'This app may not change state with that code'],
  404: ['not-found', 'The app state does not exist'],
  410: ['deleted', 'This app state was deleted'],
  412: ['conflict', 'The version in If-Match is not the current one'],
  413: ['too-long', 'App state is limited to 1024 bytes'],
  428: ['conflict', 'If-Match is required'],
} as const

export const appStateRefused = defineFault({
  name: 'app-state-refused',
  title: 'A change of app state is refused',
  kind: 'must-recover',
  catalogueIds: ['F-294'],
  spec: appState('app-state-interactions'),
  description:
    'An update of app state is rejected with 412 (stale), 404 or 410 (gone), 413 (too large), 403 (code not allowed) or 428 (no If-Match).',
  requirement:
    'Query the state again before writing it, and send the new version in If-Match; never overwrite it unseen.',
  steps: ['app-state'],
  when: { method: 'PUT' },
  params: () =>
    z.strictObject({
      status: z.literal([412, 404, 410, 413, 403, 428]).default(412).describe('The status.'),
    }),
  points: {
    arrival: (_, { params: { status } }) => {
      const [code, diagnostics] = REFUSALS[status]
      return createOutcomeReply(status, code, diagnostics)
    },
  },
  prerequisites: ['app-state'],
  expects: rereadsBeforeWriting(),
})
