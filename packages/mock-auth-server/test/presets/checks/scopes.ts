import { expect } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { obtainTokens, type Params, type Tokens } from '../../support/handshake.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'

async function launch(tenant: MockTenant, needPatientBanner: boolean): Promise<Tokens> {
  const request = { clientId: 'smart-client-public', patient: 'amy-shaw', needPatientBanner }
  const prepared = await tenant.prepareLaunch(request)
  const asked = { launch: prepared.launch, scope: 'launch openid patient/Observation.rs' }
  return obtainTokens(tenant, asked)
}

/** Returns the tokens of the same login at the preset and at a strict tenant. */
async function compareLogins(
  { createTenant }: AcceptanceContext,
  changes: Params,
): Promise<[Tokens, Tokens]> {
  const strict = await obtainTokens(createTenant({ preset: 'none' }), changes)
  return [await obtainTokens(createTenant(), changes), strict]
}

async function checkBanner({ createTenant }: AcceptanceContext): Promise<void> {
  expect((await launch(createTenant(), false)).need_patient_banner).toBe('false')
  expect((await launch(createTenant({ preset: 'none' }), false)).need_patient_banner).toBe(false)
}

export const SCOPES_CHECKS: AcceptanceChecks = {
  'epic-8': checkBanner,
  'kc-1': checkBanner,

  'kc-5': async (context) => {
    const scope = 'openid launch/patient patient/Observation.rs'
    const [imitated, strict] = await compareLogins(context, { scope })
    expect(imitated.scope).toBe('patient/Observation.rs launch/patient email openid profile')
    expect(strict.scope).toBe(scope)
  },

  'mp-3': async (context) => {
    const [imitated, strict] = await compareLogins(context, { scope: 'launch/patient openid' })
    expect(imitated).toMatchObject({ need_patient_banner: true, smart_style_url: expect.any(String) })
    expect(strict).not.toHaveProperty('need_patient_banner')
    expect(strict).not.toHaveProperty('smart_style_url')
  },

  'oe-3': async (context) => {
    const [imitated, strict] = await compareLogins(context, { scope: 'launch/patient openid' })
    expect(imitated).not.toHaveProperty('patient')
    expect(strict).toHaveProperty('patient', 'amy-shaw')
  },

  'oracle-patient-10': async (context) => {
    const [imitated] = await compareLogins(context, { scope: 'launch/patient openid' })
    expect(imitated).toHaveProperty('patient', 'amy-shaw')
    const refusing = context.createTenant({ standalonePatient: 'patients-only' })
    expect(await obtainTokens(refusing, { scope: 'launch/patient openid' })).not.toHaveProperty('patient')
  },

  'ab-1': async (context) => {
    const [imitated, strict] = await compareLogins(context, { scope: 'launch/patient patient/*.read' })
    expect(imitated.scope.split(' ')).toEqual(
      expect.arrayContaining(['patient/Observation.read', 'patient/Condition.read']),
    )
    expect(imitated.scope).not.toContain('*')
    expect(strict.scope).toBe('launch/patient patient/*.read')
  },

  'hl-5': async (context) => {
    const [imitated, strict] = await compareLogins(context, { scope: 'openid patient/Observation.rs' })
    expect(imitated.scope).toBe('openid')
    expect(strict.scope).toBe('openid patient/Observation.rs')
  },
}
