import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import {
  type EndpointUrls,
  PUBLISHED_ENDPOINTS,
  type PublishedEndpoint,
  type ServerAddresses,
} from '../../core/oauth/server-addresses.ts'
import { fillTenantPlaceholders } from '../tenant-placeholders.ts'
import { findPathProblem } from './find-path-problem.ts'

/** Paths below the root of the tenant, by endpoint. */
type EndpointPaths = Partial<Readonly<Record<PublishedEndpoint, string>>>

const DEFAULT_PATHS: EndpointPaths = Object.fromEntries(
  PUBLISHED_ENDPOINTS.map((name) => [name, `/auth/${name}`]),
)

const path = z
  .string()
  .max(300)
  .regex(
    /^(?:\{host\})?\/(?:[\w.~%-]|\{\w+\}|\/)*$/,
    'it must be a path such as /oauth2/token, with placeholders such as {tenant}',
  )
  .refine((text) => findEndpointPathProblem(text) === undefined, {
    error: ({ input }) => findEndpointPathProblem(String(input)) ?? '',
  })

function findEndpointPathProblem(text: string): string | undefined {
  const below = text.replace(/^\{host\}/, '')
  return below === '/' ? 'it must have a segment' : findPathProblem(below)
}

/** Returns two endpoints that would have one path, of which only one could answer there; `undefined` without any. */
function findSharedPath(value: EndpointPaths): readonly string[] | undefined {
  const all = Object.entries({ ...DEFAULT_PATHS, ...value })
  return all
    .map(([name, own]) => [name, all.find(([other, path]) => other !== name && path === own)?.[0]])
    .find((pair): pair is [string, string] => pair[1] !== undefined)
}

export const endpointPaths = defineSwitch({
  name: 'endpointPaths',
  level: 'tenant',
  description:
    'Paths of the endpoints of the authorization server, below the root of the tenant and with placeholders such as {tenant}. The default paths answer as well.',
  legality: 'legal',
  catalogueIds: ['S-004', 'S-005', 'S-006'],
  faults: ['endpoints-with-query', 'token-url-moved', 'foreign-token-endpoint'],
  default: DEFAULT_PATHS,
  schema: () =>
    z
      .strictObject(Object.fromEntries(PUBLISHED_ENDPOINTS.map((name) => [name, path.optional()])))
      .refine((value) => findSharedPath(value) === undefined, {
        error: ({ input }) =>
          `${findSharedPath(input as EndpointPaths)?.join(' and ')} cannot have one path, which may also be the default of one`,
      }),
  steps: [
    'discovery',
    'openid-configuration',
    'metadata',
    'authorize',
    'decide',
    'token',
    'introspect',
    'probe',
  ],
  points: {
    endpoints: (_, { tenant }) => tenant.addresses.endpoints,
    issuer: (issuer, { tenant, read }) => (read('issuer') === undefined ? tenant.addresses.issuer : issuer),
  },
  moveAddresses: (addresses, { value, tenantName }) => {
    const urls = Object.entries(value).map(([name, each = '']) => {
      const template = each.startsWith('/') ? `{root}${each}` : each
      return [name, fillTenantPlaceholders(template, addresses, tenantName)]
    })
    const endpoints: EndpointUrls = { ...addresses.endpoints, ...Object.fromEntries(urls) }
    return { ...addresses, endpoints, issuer: findIssuer(addresses, endpoints) }
  },
})

/** Returns the folder of the authorization endpoint, which is the issuer unless the tenant has another one. */
function findIssuer(before: ServerAddresses, { authorize }: EndpointUrls): string {
  return authorize === before.endpoints.authorize ? before.issuer : authorize.replace(/\/[^/]*\/?$/, '')
}
