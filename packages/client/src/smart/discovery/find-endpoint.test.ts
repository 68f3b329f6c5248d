import { expect, test } from 'vitest'
import { findAppStateEndpoint } from './find-endpoint.ts'

const BASE = 'https://ehr.example/fhir'
const capabilities = ['smart-app-state']

test.each([
  ['the FHIR base', { capabilities }, BASE],
  [
    'the place of SMART 2.1',
    { capabilities, smart_app_state_endpoint: 'https://s.example/a' },
    'https://s.example/a',
  ],
  [
    'the associated endpoint that is able',
    { associated_endpoints: [null, 7, { url: BASE }, { url: 'https://s.example/b/', capabilities }] },
    'https://s.example/b',
  ],
  ['none', { capabilities: ['launch-ehr'], smart_app_state_endpoint: 'https://s.example/a' }, undefined],
  ['none where nothing is a list', { capabilities: 'smart-app-state', associated_endpoints: {} }, undefined],
])('finds app state at %s (F-296)', (_, json, endpoint) => {
  expect(findAppStateEndpoint(json, BASE)).toEqual({ ...(endpoint ? { endpoint } : {}), notices: [] })
})

test.each([
  'http://s.example/a',
  'https://169.254.169.254/a',
  'https://a@s.example/',
  '/relative',
  'https://s.example/a?b=c',
  7,
])('does not accept %s for the token', (url) => {
  const { endpoint, notices } = findAppStateEndpoint({ associated_endpoints: [{ url, capabilities }] }, BASE)
  expect(endpoint).toBeUndefined()
  expect(notices[0]).toMatchObject({ level: 'warning' })
})
