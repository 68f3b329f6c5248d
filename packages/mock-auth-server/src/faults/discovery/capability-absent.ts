import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { anyOf, followsDiscovery, showsError } from '../../expectations/index.ts'

const CAPABILITIES = [
  'permission-v2',
  'permission-offline',
  'sso-openid-connect',
  'launch-standalone',
] as const

export const capabilityAbsent = defineFault({
  name: 'capability-absent',
  title: 'Missing capability that the app needs',
  kind: 'must-recover',
  catalogueIds: ['F-032'],
  spec: conformance('capability-sets'),
  description: 'One capability is missing from the list in the smart-configuration.',
  requirement:
    'Do without it: v1 scopes without permission-v2, no offline_access without permission-offline, and so on; or tell the user what the server lacks.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      capability: z.enum(CAPABILITIES).default('permission-v2').describe('The missing capability.'),
    }),
  points: {
    'discovery.document': (document, { params }) => ({
      ...document,
      capabilities: (document.capabilities as string[]).filter((name) => name !== params.capability),
    }),
  },
  times: Infinity,
  expects: anyOf(followsDiscovery(), showsError()),
})
