import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SERVER_REQUIREMENTS, type ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { describeOutcome } from '../../support/unenforced/attempt.ts'
import { ATTEMPTS } from '../../support/unenforced/list.ts'

const NAMES = Object.keys(SERVER_REQUIREMENTS) as ServerRequirement[]
const FAULT = 'requirement-unenforced'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

function createTenant(name: string): MockTenant {
  const tenant = mock.createTenant(name)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  return tenant
}

describe.concurrent.each(NAMES)('%s', (requirement) => {
  const { send, outcomes } = ATTEMPTS[requirement]

  test('decides about a request that violates it, and nothing else does', async () => {
    const [enforced, unenforced] = [createTenant(`e-${requirement}`), createTenant(`u-${requirement}`)]
    const armed = await unenforced.arm(FAULT, { params: { requirement } })
    expect(await describeOutcome(await send(enforced))).toBe(outcomes[0])
    expect(await describeOutcome(await send(unenforced))).toBe(outcomes[1])
    expect(armed.strikeCount).toBeGreaterThan(0)
  })

  test('is enforced while all others are not', async () => {
    const tenant = createTenant(`o-${requirement}`)
    const unenforced = NAMES.filter(
      (name) => name !== requirement && !isRefusal(name) && !PASSES[requirement]?.includes(name),
    )
    tenant.tenant.change({ unenforced })
    expect(await describeOutcome(await send(tenant))).not.toBe(outcomes[1])
  })
})

/** Requirements whose absence also lets the attempt of another one pass. */
const PASSES: Partial<Record<ServerRequirement, readonly ServerRequirement[]>> = {
  'client-keys-cache-control': ['assertion-key'],
  'code-replay-revocation': ['code-single-use'],
  'fhir-scope-delete': ['fhir-scope-write'],
  'fhir-granular-modifier': ['fhir-granular'],
  'fhir-batch': ['fhir-scope-type'],
}

/** Returns `true` where not enforcing a requirement means that a correct request is refused. */
function isRefusal(requirement: ServerRequirement): boolean {
  const [enforced] = ATTEMPTS[requirement].outcomes
  return /^(?:2..|code)$/.test(enforced)
}

test('suggests the nearest requirement for one that does not exist', async () => {
  await expect(
    createTenant('unknown').arm(FAULT, { params: { requirement: 'state-presnt' } }),
  ).rejects.toThrow(/did you mean .*state-present/i)
})
