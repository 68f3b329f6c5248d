/** Side tenants at the canary; the first takes every token and asks nobody, so that a careless client goes on. */
export const SIDE_TENANTS = {
  rogue: {
    tokens: 'any',
    audience: 'any',
    autoApprove: { user: 'Practitioner/dr-okafor', patient: 'lucas-labs' },
  },
  second: {},
} as const
export type SideName = keyof typeof SIDE_TENANTS
