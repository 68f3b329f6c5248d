import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

/** What a private key would have; it belongs to no key. */
const MADE_UP = 'bm90LWEta2V5'

export const openidDocumentDefect = defineFault({
  ...COUNTERPART,
  name: 'openid-document-defect',
  title: 'Metadata or key set with a defect',
  catalogueIds: ['S-026', 'S-028', 'S-111'],
  spec: rfc(8414, '3.3'),
  description:
    'The authorization server metadata names another issuer, the openid-configuration lacks subject_types_supported, or the key set has a private member (made up).',
  steps: ['openid-configuration', 'jwks'],
  params: () =>
    z.strictObject({
      defect: z
        .enum(['metadata-issuer-other', 'subject-types-missing', 'private-key-published'])
        .default('private-key-published')
        .describe('What is wrong.'),
    }),
  points: {
    'openid-configuration.document': (document, { params: { defect } }) => {
      // Only the openid-configuration has that member.
      const isOpenId = 'subject_types_supported' in document
      if (defect === 'subject-types-missing') return without(document, 'subject_types_supported')
      if (defect !== 'metadata-issuer-other' || isOpenId) return document
      return { ...document, issuer: 'https://conformance.example' }
    },
    'jwks.document': ({ keys }, { params: { defect } }) => ({
      keys:
        defect === 'private-key-published'
          ? keys.map((key) => ({ ...(key as JsonObject), d: MADE_UP }))
          : keys,
    }),
  },
})
