import { expect, test } from 'vitest'
import type { Grant } from '../../core/oauth/grant.ts'
import { createMemoryTokens } from './create-memory-tokens.ts'

const grant: Grant = {
  family: 'f',
  run: undefined,
  clientId: 'c',
  user: 'Patient/p',
  scope: 'openid online_access',
  context: {},
  nonce: undefined,
  authTime: 0,
}
const later = Date.now() + 60_000
const access = (token: string) => ({ token, grant, scope: grant.scope, issuedAt: 0, expiresAt: later })
const refresh = (token: string) => ({ token, grant, expiresAt: later })

test('rejects a token that was being issued when its family was revoked (S-060)', async () => {
  const state = createMemoryTokens()
  expect(await state.revokeFamily('f')).toBe(0)
  await state.putAccessToken(access('a'))
  await state.putRefreshToken(refresh('r'))
  expect(await state.findAccessToken('a')).toBeUndefined()
  expect(await state.checkRefreshToken('r', 0)).toBe('unknown')
})

test('issues nothing for a rotation after a revocation', async () => {
  const state = createMemoryTokens()
  await state.putRefreshToken(refresh('r'))
  const rotating = state.rotateRefreshToken('r', refresh('next'), 0)
  expect(await state.revokeFamily('f')).toBe(2)
  await rotating
  expect(await state.checkRefreshToken('next', 0)).toBe('unknown')
})

test('redeems a code once, until it expires, and returns the outcome', async () => {
  const state = createMemoryTokens()
  const code = { code: 'c', grant, redirectUri: 'x', codeChallenge: undefined, expiresAt: later }
  await state.putCode(code)
  await state.putCode({ ...code, code: 'late' })
  const outcomes = [await state.redeemCode('c', later - 1), await state.redeemCode('c', later - 1)]
  outcomes.push(await state.redeemCode('late', later), await state.redeemCode('other', 0))
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['redeemed', 'replayed', 'expired', 'unknown'])
})

test('ends the grants of a session or a client only for its own user or client', async () => {
  const state = createMemoryTokens()
  await state.putAccessToken(access('a'))
  await state.putAccessToken({ ...access('b'), grant: { ...grant, family: 'g', scope: 'openid' } })
  expect((await state.grantsOf('Patient/p', 0)).map(({ family }) => family)).toEqual(['f', 'g'])
  expect(await state.grantsOf('Patient/p', later)).toEqual([])
  expect(await state.endSessions('Patient/other')).toBe(0)
  expect(await state.endSessions('Patient/p')).toBe(1)
  expect(await state.findAccessToken('b')).toBeDefined()
  expect(await state.revokeClient('other')).toBe(0)
  expect(await state.revokeClient('c')).toBe(1)
  expect(await state.grantsOf('Patient/p', 0)).toEqual([])
})
