import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Grant } from '../../../src/core/oauth/grant.ts'
import { createMemoryState } from '../../../src/state/create-memory-state.ts'
import type { State } from '../../../src/state/state.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { oauthMock } from '../../support/oauth-mock.ts'
import { moves, play } from '../../support/token-model.ts'

describe('whatever sequence of token calls', () => {
  let mock: Mock
  beforeAll(async () => {
    mock = await oauthMock()
  })
  afterAll(() => mock.close())

  test('issues no two valid results of a code, keeps refreshes in their family, and widens no scope (S-060, S-088, S-092)', async () => {
    await fc.assert(
      fc.asyncProperty(moves, (sequence) => play(mock, sequence)),
      { numRuns: 60 },
    )
  }, 60_000)
})

/** Defects of a state, each of which the same check must find. */
const HOLES: Record<string, (good: State) => Partial<State>> = {
  'codes can be used again': () => ({ redeemCode: async () => ({ outcome: 'redeemed' }) }),
  'codes are looked at and used in two turns': (good) => {
    const used = new Set<string>()
    return {
      redeemCode: async (code) => {
        const before = used.has(code)
        await new Promise((resolve) => setTimeout(resolve, 5))
        used.add(code)
        return (await good.findCode(code)) && !before ? { outcome: 'redeemed' } : { outcome: 'replayed' }
      },
    }
  },
  'refresh tokens can be used again': (good) => ({
    rotateRefreshToken: async (_token, next) => {
      await good.putRefreshToken(next)
      return { outcome: 'rotated' }
    },
  }),
  'revoking forgets the access tokens': () => ({ revokeFamily: async () => 0 }),
  'the grant of a refresh token is widened': (good) => ({
    findRefreshToken: async (token) => {
      const found = await good.findRefreshToken(token)
      const grant = found && ({ ...found.grant, scope: `${found.grant.scope} user/*.cruds` } as Grant)
      return found && grant && { ...found, grant }
    },
  }),
}

test.each(Object.entries(HOLES))(
  'the model finds that %s',
  async (_name, hole) => {
    const newState = () => {
      const good = createMemoryState()
      return { ...good, ...hole(good) }
    }
    const mock = await createMock({ newState })
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    try {
      const result = await fc.check(
        fc.asyncProperty(moves, (sequence) => play(mock, sequence)),
        { numRuns: 1000, endOnFailure: true },
      )
      expect(result.failed).toBe(true)
    } finally {
      await mock.close()
    }
  },
  60_000,
)
