/** Steps and conditions of the faults in this folder: token requests of backend services. */
export const BACKEND = {
  steps: ['token'],
  when: { grantType: 'client_credentials' },
  prerequisites: ['backend'],
} as const
