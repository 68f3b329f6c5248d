/** Steps and conditions of the faults in this folder: refreshes only. */
export const REFRESH = { steps: ['token'], when: { grantType: 'refresh_token' } } as const
