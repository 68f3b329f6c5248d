import type { JsonObject } from '../../src/core/util/json.ts'
import type { OptionSettings } from '../../src/options/option-settings.ts'
import type { Mock, MockTenant } from '../../src/testing/index.ts'
import { basic, callback, codeForm, obtainCode, type Params, post } from '../support/handshake.ts'

export interface Answer {
  readonly status: number
  readonly body: JsonObject
}

/** A registered client of every tenant, and how it authenticates at the token endpoint. */
interface App {
  readonly form: Params
  readonly headers: Record<string, string>
}

const APPS = {
  public: { form: { client_id: 'smart-client-public' }, headers: {} },
  symmetric: {
    form: { client_id: undefined },
    headers: basic('smart-client-symmetric', 'smart-client-secret'),
  },
} satisfies Record<string, App>

export type AppName = keyof typeof APPS

let count = 0

/** Creates a tenant with those options, in which Dr. Okafor signs in without pages and Amy Shaw is the patient. */
export function createTenant(mock: Mock, options: OptionSettings = {}): MockTenant {
  count += 1
  const tenant = mock.createTenant(`switched-${count}`, { options })
  approve(tenant)
  return tenant
}

/** Lets Dr. Okafor sign in without pages, with Amy Shaw as the patient. */
export function approve(tenant: MockTenant): void {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
}

/** Sends a token request. */
export async function askTokens(
  tenant: MockTenant,
  form: Params,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return readAnswer(await post(tenant, 'token', form, headers))
}

/** Returns status and JSON of a response. */
export async function readAnswer(response: Response): Promise<Answer> {
  return { status: response.status, body: (await response.json()) as JsonObject }
}

/** Signs a user in through an app, with changes of the authorize request, and returns the token response. */
export async function signIn(
  tenant: MockTenant,
  app: AppName = 'public',
  authorize: Params = {},
): Promise<JsonObject> {
  const { form, headers } = APPS[app]
  const code = await obtainCode(tenant, { client_id: `smart-client-${app}`, ...authorize })
  const { status, body } = await askTokens(tenant, await codeForm(tenant, { code, ...form }), headers)
  if (status !== 200) throw new Error(`no tokens: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Launches an app from the EHR, with Amy Shaw as the patient, and returns the launch value. */
export async function openLaunch(tenant: MockTenant, app: AppName = 'public'): Promise<string> {
  const { url } = await tenant.prepareLaunch({
    clientId: `smart-client-${app}`,
    user: 'Practitioner/dr-okafor',
    patient: 'amy-shaw',
  })
  return callback(await fetch(url, { redirect: 'manual' })).get('launch') ?? ''
}

/** Refreshes with a token, as that app. */
export function refresh(
  tenant: MockTenant,
  token: unknown,
  app: AppName = 'public',
  changes: Params = {},
): Promise<Answer> {
  const { form, headers } = APPS[app]
  const request = { grant_type: 'refresh_token', refresh_token: String(token), ...form, ...changes }
  return askTokens(tenant, request, headers)
}

/** Returns the names of the switches that changed the last exchange of a step. */
export function listEffects(
  tenant: MockTenant,
  step: 'token' | 'introspect' | 'userinfo' | 'jwks' = 'token',
) {
  return [...new Set(tenant.journal.last({ step })?.switches.map((each) => each.switch))]
}
