import { describe, expect, onTestFinished, test } from 'vitest'
import {
  type ConformanceConfig,
  type CreateLoginDriver,
  runConformance,
} from '../../src/conformance/index.ts'
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

interface RunSettings {
  readonly maxLogins?: number
  readonly include?: ConformanceConfig['include']
  readonly only?: readonly string[]
}

async function run(habits: Habits, { maxLogins, include = [], only = ONLY }: RunSettings = {}) {
  const server = await startHabitServer(habits)
  onTestFinished(server.close)
  const config = { fhirBase: server.fhirBase, clients: { public: { clientId: 'habit-app' } } }
  const numbers: { readonly number: number; readonly total: number }[] = []
  const { cases } = await runConformance(
    { ...config, include: [...include], ...(maxLogins === undefined ? {} : { maxLogins }) },
    { only, createDriver, onEvent: (event) => void (event.kind === 'login' && numbers.push(event)) },
  )
  const list = (wanted: string) => cases.filter(({ outcome }) => outcome === wanted).map(({ id }) => id)
  const skipped = cases.flatMap((each) => each.skipped ?? [])
  return {
    ...{ logins: numbers.length, numbers, codes: server.countCodes(), list, skipped },
    ...{ passed: list('passed'), failed: list('failed') },
    messages: cases.flatMap(({ messages }) => messages),
  }
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

/** Needs more logins than one, and attempts on codes. */
const EVERYTHING: RunSettings = { only: [], include: ['thorough'] }

describe.each<Habits>([
  {},
  { burnsCodes: true },
  { signsInFirst: true },
  { burnsCodes: true, signsInFirst: true },
  { burnsCodes: true, acceptsAnyVerifier: true },
])('with the habits %j', (habits) => {
  test.each([1, 2, 4, 7])('makes no more logins than %i', async (most) => {
    const { logins, codes, numbers, skipped, messages } = await run(habits, {
      maxLogins: most,
      ...EVERYTHING,
    })
    expect(logins).toBeLessThanOrEqual(most)
    expect(codes).toBeLessThanOrEqual(most)
    for (const { number, total } of numbers) {
      expect(number).toBeLessThanOrEqual(total)
      expect(total).toBeLessThanOrEqual(most)
    }
    const left = skipped.filter((reason) => reason === 'login-budget')
    expect(
      messages.filter((text) => /this run has none|the run may have \d \(--max-logins\)/.test(text)),
    ).toHaveLength(left.length)
  })
})

describe('a limit', () => {
  const habits: Habits = { burnsCodes: true, signsInFirst: true }

  test('leaves out less the higher it is, and without one nothing is', async () => {
    const countLeft = async (maxLogins?: number) => {
      const { skipped } = await run(habits, {
        ...EVERYTHING,
        ...(maxLogins === undefined ? {} : { maxLogins }),
      })
      return skipped.filter((reason) => reason === 'login-budget').length
    }
    const counts = [await countLeft(0), await countLeft(2), await countLeft(6), await countLeft()]
    expect(counts).toEqual([...counts].sort((one, other) => other - one))
    expect(counts[0]).toBeGreaterThan(20)
    expect(counts.at(-1)).toBe(0)
  })
})

describe('where codes burn', () => {
  test('redeems the only code, since a further login could not replace it', async () => {
    const { logins, passed, skipped } = await run({ burnsCodes: true }, { maxLogins: 1 })
    expect(logins).toBe(1)
    expect(passed).toContain('token-response')
    expect(skipped.filter((reason) => reason === 'login-budget').length).toBeGreaterThan(5)
  })

  test('makes no attempts on the codes of later logins, once it has shown that', async () => {
    const { logins, passed, list } = await run({ burnsCodes: true }, EVERYTHING)
    const planned = await run({}, EVERYTHING)
    expect(list('skipped')).toEqual(planned.list('skipped'))
    expect(passed).toEqual(planned.passed)
    expect(logins).toBe(planned.logins + TRIED)
  })
})

test('reports attempts that succeeded, although no login may replace the code', async () => {
  const { failed, passed, logins } = await run({ acceptsAnyVerifier: true }, { maxLogins: 2 })
  expect(logins).toBe(2)
  expect(passed).not.toContain('token-response')
  expect(failed).toEqual(['token-verifier/wrong', 'token-verifier/plain'])
})
