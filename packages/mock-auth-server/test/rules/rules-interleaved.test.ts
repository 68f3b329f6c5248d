import { createKeyPair, type KeyPair, startJwksServer } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { type ClientKind, correctHandshake, type LaunchFor } from '../support/correct-client.ts'
import { takeTurns } from '../support/take-turns.ts'

let mock: Mock
let key: KeyPair
let keys: Awaited<ReturnType<typeof startJwksServer>>
let count = 0

beforeAll(async () => {
  mock = await createMock()
  key = await createKeyPair('ES384')
  keys = await startJwksServer({
    headers: { 'cache-control': 'max-age=60' },
    body: JSON.stringify({ keys: [key.jwk] }),
  })
})
afterAll(async () => {
  keys.close()
  await mock.close()
})

/** One login: its client, how it begins, and for whom. */
interface Login {
  readonly kind: ClientKind
  readonly ehr: boolean
  readonly person: LaunchFor
}

const ONE: LaunchFor = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
const OTHER: LaunchFor = { user: 'Practitioner/dr-bianchi', patient: 'lucas-labs' }
const MOST_REQUESTS = 11

const range = (length: number) => Array.from({ length }, (_, index) => index)

/** Orders of the requests of two logins: in turn, and the whole second one after each request of the first. */
const ORDERS: readonly (readonly number[])[] = [
  range(2 * MOST_REQUESTS).map((turn) => turn % 2),
  range(2 * MOST_REQUESTS).map((turn) => Math.floor(turn / 2) % 2),
  ...range(MOST_REQUESTS - 1).map((before) => [
    ...range(before + 1).map(() => 0),
    ...range(MOST_REQUESTS).map(() => 1),
  ]),
]

const KINDS: readonly ClientKind[] = ['public', 'symmetric', 'asymmetric']
const PAIRS = KINDS.flatMap((one, index) => KINDS.slice(index).map((other) => [one, other] as const))
const CASES = PAIRS.flatMap(([one, other]) =>
  [
    [false, false],
    [true, false],
    [true, true],
  ].map(([first = false, second = false]) => ({ one, first, other, second })),
)

async function judgeLogins(order: readonly number[], logins: readonly Login[]): Promise<string[]> {
  count += 1
  const tenant = mock.createTenant(`interleaved-${count}`)
  const asymmetric = tenant.tenant.client('smart-client-asymmetric')
  if (asymmetric) tenant.register({ ...asymmetric, jwksUri: keys.url })
  await takeTurns(
    order,
    logins.map((login) => (wait) => logIn(tenant, login, wait)),
  )
  const { findings, passed } = await tenant.findings()
  expect(passed['verifier-matches']).toBe(logins.length)
  return findings.map(({ rule, message, seq }) => `${rule} in exchange ${seq}: ${message}`)
}

async function logIn(tenant: MockTenant, { kind, ehr, person }: Login, wait: () => Promise<void>) {
  await correctHandshake(tenant, {
    kind,
    ehr,
    key,
    launchFor: person,
    wait: async (name) => {
      await wait()
      if (name === 'authorize') tenant.autoApprove(person)
    },
  })
}

describe('two correct logins in one tenant at the same time', () => {
  it.each(CASES)(
    '$one (EHR launch: $first) and $other (EHR launch: $second) have no finding',
    async (pair) => {
      const logins: Login[] = [
        { kind: pair.one, ehr: pair.first, person: ONE },
        { kind: pair.other, ehr: pair.second, person: OTHER },
      ]
      for (const order of ORDERS) expect(await judgeLogins(order, logins), order.join(' ')).toEqual([])
    },
    60_000,
  )
})
