import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

export const metadataDefect = defineFault({
  ...COUNTERPART,
  name: 'metadata-defect',
  title: 'CapabilityStatement with a defect',
  catalogueIds: ['S-024'],
  spec: conformance('metadata'),
  description: 'The security of the CapabilityStatement does not name the OAuth endpoints.',
  steps: ['metadata'],
  params: () =>
    z.strictObject({
      defect: z.enum(['oauth-uris-missing']).default('oauth-uris-missing').describe('What is wrong.'),
    }),
  points: {
    'metadata.document': (document) => ({
      ...document,
      rest: ((document.rest ?? []) as JsonObject[]).map((each) => ({
        ...each,
        security: without(each.security as JsonObject, 'extension'),
      })) as Json,
    }),
  },
})
