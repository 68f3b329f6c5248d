/**
 * Canary tenants: `rogue` accepts every token and shows no pages, so that a careless client continues;
 * `second` is the server that `authorization_details` may name; `associated` is an associated endpoint
 * (S-019).
 */
export const CANARY_TENANTS = {
  rogue: {
    preset: 'none',
    tokens: 'any',
    audience: 'any',
    autoApprove: { user: 'Practitioner/dr-okafor', patient: 'lucas-labs' },
  },
  second: { preset: 'none' },
  associated: { preset: 'none', tokens: 'parent' },
} as const
export type CanaryTenantName = keyof typeof CANARY_TENANTS
