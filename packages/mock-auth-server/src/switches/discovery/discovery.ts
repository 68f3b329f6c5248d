import { defineSwitch } from '../../core/declare/switch.ts'
import type { EndpointUrls } from '../../core/oauth/server-addresses.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { applyShape } from './apply-shape.ts'
import { changeOauthUris, type UriExtension } from './change-oauth-uris.ts'
import { createShapeSchema, type DocumentShape } from './document-shape.ts'

export const discovery = defineSwitch({
  name: 'discovery',
  level: 'tenant',
  description:
    'The members of smart-configuration: those of a recorded document, or those of this server with some left out, set or reordered. What the server does stays the same.',
  legality: 'deviation',
  catalogueIds: ['S-005', 'S-007', 'S-008', 'S-009', 'S-012', 'S-013', 'S-014'],
  faults: [
    'unknown-members',
    'capability-absent',
    'capabilities-odd',
    'endpoint-missing',
    'auth-method-not-offered',
    'signing-algs-narrowed',
    'pkce-not-advertised',
    'pkce-plain-too',
  ],
  default: {} as DocumentShape,
  schema: () => createShapeSchema('smart-configuration'),
  steps: ['discovery', 'metadata', 'probe'],
  points: {
    'discovery.document': (document, context) =>
      applyShape(document, context.value, collectExchangePlaceholders(context)),
    'metadata.document': (document, context) => {
      const { endpoints } = context.tenant.addresses
      const own = Object.fromEntries(
        Object.entries(MEMBERS).map(([name, member]) => [member, endpoints[name as keyof EndpointUrls]]),
      )
      const published = applyShape(own, context.value, collectExchangePlaceholders(context))
      return changeOauthUris(document, (extensions) =>
        extensions.map((each) => followDocument(each, published)),
      )
    },
  },
})

/** The member of smart-configuration that each URL of `oauth-uris` repeats. */
const MEMBERS: Readonly<Record<string, string>> = {
  authorize: 'authorization_endpoint',
  token: 'token_endpoint',
  register: 'registration_endpoint',
  manage: 'management_endpoint',
  introspect: 'introspection_endpoint',
  revoke: 'revocation_endpoint',
}

/** Returns the extension with the URLs that a document publishes, and without the others. */
function followDocument(uris: UriExtension, published: JsonObject): UriExtension {
  const extension = (uris.extension ?? []).flatMap((each) => {
    const url = published[MEMBERS[each.url] ?? '']
    return typeof url === 'string' ? [{ ...each, valueUri: url }] : []
  })
  return { ...uris, extension }
}
