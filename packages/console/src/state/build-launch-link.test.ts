import { expect, test } from 'vitest'
import type { Client } from '../api/types.ts'
import { buildLaunchLink } from './build-launch-link.ts'
import { EMPTY_FORM } from './launch-form.ts'

const control = 'http://127.0.0.1:4001'
const client: Client = {
  ...{ clientId: 'my app', name: 'My app', type: 'public' },
  redirectUris: ['http://localhost:3000/callback'],
  launchUris: ['http://localhost:3000/launch'],
}

test('includes only the chosen context in an EHR launch', () => {
  const link = buildLaunchLink(
    control,
    'default',
    { ...EMPTY_FORM, patient: 'amy-shaw', embedded: true },
    client,
  )
  const url = new URL(link ?? '')
  expect(url.origin + url.pathname).toBe(`${control}/tenants/default/launch`)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    clientId: 'my app',
    patient: 'amy-shaw',
    embedded: 'true',
  })
})

test('includes references with their role, and omits rows without a reference', () => {
  const role = 'https://example.org/role/referrer'
  const fhirContext = [
    { reference: ' Practitioner/dr-lindqvist ', role },
    { reference: 'ImagingStudy/1', role: '' },
    { reference: '', role },
  ]
  const form = { ...EMPTY_FORM, fhirContext, appContext: '{"view":"growth-chart"}' }
  const told = new URL(buildLaunchLink(control, 'default', form, client) ?? '').searchParams
  expect(told.get('appContext')).toBe('{"view":"growth-chart"}')
  expect(JSON.parse(told.get('fhirContext') ?? '')).toEqual([
    { reference: 'Practitioner/dr-lindqvist', role },
    { reference: 'ImagingStudy/1' },
  ])
})

test('opens the app itself in a standalone launch, at its own address by default', () => {
  const form = { ...EMPTY_FORM, mode: 'standalone' } as const
  expect(buildLaunchLink(control, 'default', form, client)).toBe('http://localhost:3000/')
  expect(buildLaunchLink(control, 'default', { ...form, appUrl: 'http://x/' }, client)).toBe('http://x/')
})

test('returns undefined without a client, without a launch URL, or for a native app', () => {
  expect(buildLaunchLink(control, 'default', EMPTY_FORM, undefined)).toBeUndefined()
  expect(buildLaunchLink(control, 'default', EMPTY_FORM, { ...client, launchUris: [] })).toBeUndefined()
  const typed = { ...EMPTY_FORM, mode: 'standalone', appUrl: 'javascript:alert(1)' } as const
  expect(buildLaunchLink(control, 'default', typed, client)).toBeUndefined()
  const native = { ...client, launchUris: [], redirectUris: ['com.example:/cb'] }
  expect(buildLaunchLink(control, 'default', { ...EMPTY_FORM, mode: 'standalone' }, native)).toBeUndefined()
})
