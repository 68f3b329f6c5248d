import { beforeAll, describe, expect, test } from 'vitest'
import type { AnySwitch } from '../../../src/core/declare/switch.ts'
import { STEPS, type Step } from '../../../src/core/journal/steps.ts'
import { SETTABLE_OPTIONS } from '../../../src/core/oauth/settable-options.ts'
import type { Tenant } from '../../../src/state/tenant.ts'
import { TenantSwitches } from '../../../src/state/tenant-switches.ts'
import { SWITCHES } from '../../../src/switches/list.ts'
import { useWalks, type WalkResult } from './use-walks.ts'
import { listDifferences } from './walk/walk-mock.ts'

const walk = useWalks()
let strict: WalkResult
beforeAll(async () => {
  strict = await walk()
}, 60_000)

const ALL: readonly AnySwitch[] = SWITCHES
const listDefaults = (declared: readonly (readonly [string, { readonly default: unknown }])[]) =>
  Object.fromEntries(declared.map(([name, each]) => [name, each.default ?? null]))
const toEntry = (each: AnySwitch) => [each.name, each] as const

/** Sets the default of each switch in the registration of every client. */
async function registerDefaults(tenant: Tenant): Promise<void> {
  const options = listDefaults(ALL.filter(({ level }) => level === 'client').map(toEntry))
  for (const client of tenant.clients) tenant.register({ ...client, options })
  await tenant.inForce.pending
}

/** Lets all switches act at their defaults, at every point and on the addresses, whatever is set later. */
function forceDefaults({ inForce }: Tenant): void {
  const forced = new TenantSwitches(new Map(ALL.map((each) => [each, each.default])))
  Object.defineProperty(inForce, 'switches', { get: () => forced, set: () => undefined })
  inForce.resolve()
}

/** Gives a tenant a preset, and takes it back once it was in force. */
async function takeBack({ inForce }: Tenant): Promise<void> {
  inForce.change({ preset: 'entra-proxy' })
  await inForce.pending
  inForce.change({ preset: 'none' })
}

describe('the replies of every endpoint are the same, byte for byte, without a preset and', () => {
  test.each([
    [
      'with each default set in the tenant',
      { options: listDefaults([...Object.entries(SETTABLE_OPTIONS), ...ALL.map(toEntry)]) },
    ],
    ['with each default set in every registration', { prepare: registerDefaults }],
    ['with all switches acting at their defaults', { prepare: forceDefaults }],
    ['after a preset was taken back', { prepare: takeBack }],
  ])('%s', { timeout: 60_000 }, async (_, change) => {
    const { replies } = await walk(change)
    expect(listDifferences(strict.replies, replies)).toEqual([])
  })
})

describe('the comparison', () => {
  test('has a reply of every step that a request can have', () => {
    const isSeen = (step: Step) => strict.steps.has(step)
    expect(STEPS.filter((step) => !isSeen(step))).toEqual(['connection'])
  })

  /** A switch of each room with a request that shows it. */
  const SHOWN = [
    [{ metadataOauthUris: 'absent' }, 'GET /fhir/metadata as application/fhir+json'],
    [{ authorizePost: 'never' }, 'authorize by POST'],
    [{ scopeEcho: 'omitted' }, 'token: to refresh'],
    [{ tokenType: 'bearer' }, 'token: refresh once'],
    [{ idTokenLifetimeS: 300 }, 'token: online'],
    [{ assertionJti: { replay: 'allowed' } }, 'token: the assertion again'],
    [{ revocation: 'refresh-only' }, 'userinfo: a revoked token'],
    [{ bundleTotal: 'page' }, 'FHIR: page 1'],
    [{ errorDetail: 'none' }, 'token: code=x'],
    [{ tokenCors: 'none' }, 'preflight /auth/token from a page of the app'],
  ] as const

  test('notices a switch of every room', { timeout: 60_000 }, async () => {
    const options = Object.assign({}, ...SHOWN.map(([each]) => each))
    const { replies } = await walk({ options })
    const different = listDifferences(strict.replies, replies).map(({ request }) => request)
    expect(different).toEqual(expect.arrayContaining(SHOWN.map(([, request]) => request)))
  })
})
