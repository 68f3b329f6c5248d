import { expect, onTestFinished, test } from 'vitest'
import { type CreateLoginDriver, runConformance } from '../../src/conformance/index.ts'
import { type Habits, startHabitServer } from '../support/habit-server.ts'

const ATTEMPTS = ['token-request-form', 'token-verifier', 'token-code-binding/redirect-uri']
const REFUSED = ['authorize-audience', 'authorize-pkce', 'authorize-required-parameters/state']
const ONLY = ['standalone-login', 'token-response', ...ATTEMPTS, ...REFUSED]
/** Attempts on the code: one for each case, and two for the redirect URI. */
const TRIED = 9
/** Authorization requests that must be refused, one for each case that would need a login. */
const DOUBTFUL = 6
/** All of these cases but one, about a code that no correct server issues. */
const DECIDED = 16

/** Creates a driver that signs in and approves by a parameter. */
const createDriver: CreateLoginDriver = ({ send }) => ({
  name: 'script',
  abilities: new Set(),
  authorize: async ({ url }) => {
    const { status, headers, exchangeId } = await send(`${url}&approved=1`)
    const location = headers.get('location')
    const exchangeIds = [exchangeId]
    if (location !== null) return { kind: 'redirect', url: location, status, exchangeIds }
    return { kind: 'page', status, title: 'Refused', url, reason: 'there is no way on', exchangeIds }
  },
  close: async () => {},
})

async function run(habits: Habits, maxLogins?: number) {
  const server = await startHabitServer(habits)
  onTestFinished(server.close)
  const config = { fhirBase: server.fhirBase, clients: { public: { clientId: 'habit-app' } } }
  let logins = 0
  const { cases } = await runConformance(
    { ...config, ...(maxLogins === undefined ? {} : { maxLogins }) },
    { only: ONLY, createDriver, onEvent: ({ kind }) => void (kind === 'login' && logins++) },
  )
  const list = (wanted: string) => cases.filter(({ outcome }) => outcome === wanted).map(({ id }) => id)
  const skipped = cases.flatMap((each) => each.skipped ?? [])
  return { logins, codes: server.countCodes(), passed: list('passed'), failed: list('failed'), list, skipped }
}

test('decides all attempts with one login where codes outlive them', async () => {
  const { logins, codes, passed, failed } = await run({})
  expect({ logins, codes, failed }).toEqual({ logins: 1, codes: 1, failed: [] })
  expect(passed).toHaveLength(DECIDED)
})

test('adds a login for a correct request and for each further attempt where codes burn', async () => {
  const { logins, passed, failed } = await run({ burnsCodes: true })
  expect(failed).toEqual([])
  expect(passed).toHaveLength(DECIDED)
  expect(logins).toBe(1 + 1 + TRIED - 1)
})

test('adds a login for each refused request where the server signs in first', async () => {
  const { logins, passed, failed } = await run({ signsInFirst: true })
  expect(failed).toEqual([])
  expect(passed).toHaveLength(DECIDED)
  expect(logins).toBe(1 + DOUBTFUL)
})

test.each([{}, { burnsCodes: true }])('finds a defect with the habits %j', async (habits) => {
  const { failed } = await run({ ...habits, acceptsAnyVerifier: true })
  expect(failed).toEqual(['token-verifier/wrong', 'token-verifier/plain'])
})

test('finds a missing check behind the sign-in page', async () => {
  expect((await run({ signsInFirst: true, acceptsNoAudience: true })).failed).toEqual([
    'authorize-audience/missing',
  ])
})

test('makes no more logins than there may be, and says so', async () => {
  const { logins, failed, skipped, list } = await run({ burnsCodes: true, signsInFirst: true }, 4)
  expect(logins).toBe(4)
  expect(failed).toEqual([])
  expect(skipped.filter((reason) => reason === 'login-budget').length).toBeGreaterThan(5)
  expect(list('inconclusive')).toEqual([])
})
