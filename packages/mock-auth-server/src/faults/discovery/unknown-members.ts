import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { completesFlow } from '../../expectations/index.ts'

export const unknownMembers = defineFault({
  name: 'unknown-members',
  title: 'smart-configuration with unknown content',
  kind: 'must-tolerate',
  catalogueIds: ['F-030'],
  spec: conformance('capabilities'),
  description:
    'The smart-configuration has unknown members, unknown capabilities (one of them a URI), or 200 kB more than usual.',
  requirement: 'Ignore what is not understood, and continue.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      more: z
        .enum(['members', 'capabilities', 'size'])
        .default('members')
        .describe('The kind of additional content.'),
    }),
  points: {
    'discovery.document': (document, { params: { more } }) => ({ ...document, ...MORE[more](document) }),
  },
  expects: completesFlow(),
})

const MORE: Readonly<Record<'members' | 'capabilities' | 'size', (document: JsonObject) => JsonObject>> = {
  members: () => ({
    'https://ehr.example/extension': { level: 3, nested: [null, true] },
    code_challenge_methods: 42,
    'x-vendor': null,
  }),
  capabilities: ({ capabilities }) => ({
    capabilities: [...(capabilities as string[]), 'launch-hologram', 'https://ehr.example/capability/triage'],
  }),
  size: () => ({ 'x-vendor-notes': 'All work and no play. '.repeat(9500) }),
}
