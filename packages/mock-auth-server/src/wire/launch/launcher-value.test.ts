import { describe, expect, it } from 'vitest'
import { parseLauncherValue } from './launcher-value.ts'

const parse = (value: unknown) => parseLauncherValue(Buffer.from(JSON.stringify(value)).toString('base64url'))

describe('parseLauncherValue of the object of older launchers', () => {
  it.each([
    [{ a: '1' }, 'provider-ehr'],
    [{ a: '1', k: '1' }, 'patient-portal'],
    [{ a: '1', k: 1 }, 'patient-portal'],
    [{ h: '1', j: '1' }, 'provider-standalone'],
    [{ k: '1' }, 'patient-standalone'],
    [{}, 'provider-ehr'],
  ])('returns the launch type of %j', (value, launchType) => {
    expect(parse(value).launchType).toBe(launchType)
  })

  it('returns context, flags and what later launchers added', () => {
    const value = { h: '1', b: 'p1,p2', c: 'e1', e: 'dr', f: '1', i: '1', j: '1', d: '2' }
    expect(
      parse({ ...value, m: '1', n: 'cc-sym', o: ['https://app.example/cb'], p: 's3cret' }),
    ).toMatchObject({
      patients: ['p1', 'p2'],
      providers: ['dr'],
      encounter: 'e1',
      skipLogin: true,
      skipAuth: true,
      simEhr: true,
      authError: 'auth_invalid_scope',
      pkce: 'always',
      clientType: 'confidential-symmetric',
      redirectUris: ['https://app.example/cb'],
      clientSecret: 's3cret',
    })
    expect(parse({ n: 'cc-asym', q: 'https://app.example/jwks', r: { keys: [] } })).toMatchObject({
      clientType: 'confidential-asymmetric',
      jwksUrl: 'https://app.example/jwks',
      jwks: '{"keys":[]}',
    })
  })

  it.each([
    [{ h: '1' }, 'AUTO'],
    [{ g: '1' }, 'MANUAL'],
  ])('returns the encounter of %j', (value, encounter) => {
    expect(parse(value)).toMatchObject({
      encounter,
      authError: '',
      pkce: 'auto',
      patients: [],
      skipLogin: false,
    })
  })

  it.each([
    [{ l: '1' }, 'CDS Hooks'],
    [7, 'neither an array nor an object'],
    [null, 'neither an array nor an object'],
  ])('refuses %j', (value, reason) => {
    expect(() => parse(value)).toThrow(reason)
  })
})
