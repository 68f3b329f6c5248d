import { defineFault } from '../../core/declare/fault.ts'
import { appState } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { usesAssociatedEndpoint } from '../../expectations/index.ts'

const NAME = 'smart-app-state'

export const appStateElsewhere = defineFault({
  name: 'app-state-elsewhere',
  title: 'App state on another host',
  kind: 'must-tolerate',
  catalogueIds: ['F-296'],
  spec: appState('discovery'),
  description:
    "Only an associated endpoint on another host, which accepts this server's tokens, offers app state.",
  requirement: 'Use the endpoint that `associated_endpoints` names for the capability, with the same token.',
  steps: ['discovery'],
  points: {
    'discovery.document': ({ smart_app_state_endpoint: _, ...document }, { canary }): JsonObject => ({
      ...document,
      capabilities: (document.capabilities as readonly string[]).filter((name) => name !== NAME),
      associated_endpoints: [{ url: `${canary.base}/associated/app-state`, capabilities: [NAME] }],
    }),
  },
  prerequisites: ['app-state'],
  expects: usesAssociatedEndpoint('app-state'),
})
