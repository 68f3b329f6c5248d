/** Faults of this folder look at the token requests of backend services. */
export const BACKEND = {
  steps: ['token'],
  when: { grantType: 'client_credentials' },
  needs: ['backend'],
} as const
