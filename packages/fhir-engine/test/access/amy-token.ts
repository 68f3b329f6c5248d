import { sampleStore, token } from '../engine.ts'

export const store = sampleStore()

/** Returns the token of scopes with Amy Shaw in context. */
export const grantAmy = (scopes: string, more = {}) => ({
  access: token(scopes, { patient: 'amy-shaw', ...more }),
})

export const condition = { resourceType: 'Condition', subject: { reference: 'Patient/amy-shaw' } }
export const others = { resourceType: 'Condition', subject: { reference: 'Patient/frank-hansen' } }
export const json = { 'content-type': 'application/json-patch+json' }
