/** Names of endpoints that headers and limits treat alike. */
export const ENDPOINT_GROUPS = {
  discovery: [
    'smart-configuration',
    'openid-configuration',
    'authorization-server-metadata',
    'metadata',
    'jwks',
  ],
  token: ['token', 'introspect', 'revoke'],
  authorize: ['authorize', 'decide'],
  fhir: ['fhir', 'metadata'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type EndpointGroup = keyof typeof ENDPOINT_GROUPS

/** Returns `true` when an endpoint is in a group. */
export function isInGroup(endpoint: string | undefined, group: EndpointGroup): boolean {
  return endpoint !== undefined && (ENDPOINT_GROUPS[group] as readonly string[]).includes(endpoint)
}
