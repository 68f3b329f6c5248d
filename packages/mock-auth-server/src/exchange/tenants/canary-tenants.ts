/**
 * Side tenants at the canary: `rogue` takes every token and asks nobody, so that a careless client goes on;
 * `second` is the server that `authorization_details` may name; `associated` is an associated endpoint (S-019).
 */
export const CANARY_TENANTS = {
  rogue: {
    tokens: 'any',
    audience: 'any',
    autoApprove: { user: 'Practitioner/dr-okafor', patient: 'lucas-labs' },
  },
  second: {},
  associated: { tokens: 'parent' },
} as const
export type CanaryTenantName = keyof typeof CANARY_TENANTS
