/** Faults of this folder look at refreshes alone. */
export const REFRESH = { steps: ['token'], when: { grantType: 'refresh_token' } } as const
