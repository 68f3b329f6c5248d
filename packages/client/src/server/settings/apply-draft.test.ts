import { describe, expect, test } from 'vitest'
import type { ServerDraft } from '../../model/server-entry.ts'
import { applyDraft, followDefault } from './apply-draft.ts'
import { createDefaultEntries } from './create-default-entries.ts'
import type { StoredEntry } from './stored-entry.ts'

const [, symmetric] = createDefaultEntries('https://one.example/fhir')
const entry: StoredEntry = {
  ...(symmetric as StoredEntry),
  builtIn: false,
  clientSecret: 'own',
  endpoints: {
    token_endpoint: 'https://one.example/token',
    revocation_endpoint: 'https://one.example/revoke',
  },
}

describe('applyDraft', () => {
  test.each<[string, ServerDraft]>([
    ['another host', { fhirBase: 'https://two.example/fhir' }],
    ['another path', { fhirBase: 'https://one.example/other' }],
    ['another port', { fhirBase: 'https://one.example:8443/fhir' }],
    [
      'another token endpoint',
      { endpoints: { ...entry.endpoints, token_endpoint: 'https://two.example/t' } },
    ],
    [
      'one more endpoint',
      { endpoints: { ...entry.endpoints, introspection_endpoint: 'https://two.example/i' } },
    ],
    ['endpoints of discovery again', { endpoints: {} }],
  ])('drops the secret with %s', (_, draft) => {
    expect(applyDraft(entry, draft)).not.toHaveProperty('clientSecret')
  })

  test('keeps the secret when everything else changes', () => {
    const { token_endpoint, revocation_endpoint } = entry.endpoints as Record<string, string>
    const draft = {
      name: 'Renamed',
      clientId: 'another',
      scopes: 'openid',
      fhirBase: `${entry.fhirBase}/`,
      endpoints: { revocation_endpoint, token_endpoint },
    } as ServerDraft
    expect(applyDraft(entry, draft)).toMatchObject({ name: 'Renamed', clientSecret: 'own' })
  })

  test('takes the secret that comes with another FHIR base', () => {
    const draft = { fhirBase: 'https://two.example/fhir', clientSecret: 'new' }
    expect(applyDraft(entry, draft)).toMatchObject({ clientSecret: 'new' })
  })
})

describe('followDefault', () => {
  const stored = { ...entry, builtIn: true }

  test('restores secret and endpoints of the default when the mock is elsewhere', () => {
    const followed = followDefault(stored, createDefaultEntries('https://two.example/fhir'))
    expect(followed).toMatchObject({
      fhirBase: 'https://two.example/fhir',
      clientSecret: 'smart-client-secret',
      endpoints: {},
    })
  })

  test('keeps what a user changed while the mock stays', () => {
    expect(followDefault(stored, createDefaultEntries('https://one.example/fhir'))).toEqual(stored)
  })
})
