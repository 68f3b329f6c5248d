import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { changeOauthUris, type UriExtension } from './change-oauth-uris.ts'

type Uris = 'all' | 'authorize-and-token' | 'malformed-first' | 'absent'

const MALFORMED = 'http://DSTU2/fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'

export const metadataOauthUris = defineSwitch({
  name: 'metadataOauthUris',
  level: 'tenant',
  description:
    'The endpoints in the CapabilityStatement: all that smart-configuration names, authorize and token only, twice and first under a malformed URL, or none.',
  legality: 'legal',
  catalogueIds: ['S-024', 'S-025'],
  faults: ['metadata-disagrees'],
  default: 'all' as Uris,
  schema: () => z.enum(['all', 'authorize-and-token', 'malformed-first', 'absent']),
  steps: ['metadata'],
  points: {
    'metadata.document': (document, { value }) =>
      changeOauthUris(document, (extensions) => extensions.flatMap((each) => listUris(each, value))),
  },
})

function listUris(uris: UriExtension, value: Uris): readonly UriExtension[] {
  switch (value) {
    case 'absent':
      return []
    case 'malformed-first':
      return [{ ...uris, url: MALFORMED }, uris]
    case 'authorize-and-token':
      return [
        {
          ...uris,
          extension: uris.extension?.filter(({ url }) => url === 'authorize' || url === 'token') ?? [],
        },
      ]
    default:
      return [uris]
  }
}
