import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { Client } from '../../core/oauth/client.ts'
import { changeOauthUris, type UriExtension } from './change-oauth-uris.ts'

export const metadataClientHeader = defineSwitch({
  name: 'metadataClientHeader',
  level: 'tenant',
  description:
    'Name of a request header with a client id, by which the CapabilityStatement varies: a public client sees the URL of registration too, an unknown one no endpoints.',
  legality: 'legal',
  catalogueIds: ['S-024'],
  default: 'none' as string,
  schema: () =>
    z
      .string()
      .max(100)
      .regex(/^[\w-]+$/, 'it must be the name of a header, or none'),
  steps: ['metadata'],
  points: {
    'metadata.document': (document, context) => {
      const clientId = readHeader(context)
      if (clientId === undefined) return document
      const client = context.tenant.clients.find((each) => each.clientId === clientId)
      return changeOauthUris(document, (extensions) =>
        client ? extensions.map((each) => withRegistration(each, client, context)) : [],
      )
    },
    reply: (reply, { value }) => ({ ...reply, headers: [...reply.headers, ['Vary', value]] }),
  },
})

function readHeader({ value, request }: SwitchContext<string>): string | undefined {
  const wanted = value.toLowerCase()
  return request.headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
}

/** Returns the extension with the URL at which instances of a public client register. */
function withRegistration(
  uris: UriExtension,
  client: Client,
  { tenant }: SwitchContext<string>,
): UriExtension {
  const { extension = [] } = uris
  if (client.type !== 'public' || extension.some(({ url }) => url === 'register')) return uris
  return {
    ...uris,
    extension: [...extension, { url: 'register', valueUri: tenant.addresses.endpoints.register }],
  }
}
