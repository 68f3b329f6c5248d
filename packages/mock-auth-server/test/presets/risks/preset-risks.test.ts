import { describe, expect, test } from 'vitest'
import { RULES } from '../../../src/rules/list.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { judgePresetRisks } from '../../../src/verdicts/presets/judge-preset-risks.ts'
import { ALLOWANCES } from '../../../src/verdicts/presets/list-preset-allowances.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { useTenants } from '../use-tenants.ts'

const createTenant = useTenants()

/** Reads from the FHIR API as an app does. */
async function read(tenant: MockTenant, path: string, headers: Record<string, string> = {}): Promise<void> {
  const tokens = await obtainTokens(tenant)
  const accept = { accept: 'application/fhir+json' }
  const response = await fetch(`${tenant.fhirBase}/${path}`, {
    headers: { ...bearer(tokens.access_token), ...accept, ...headers },
  })
  expect(response.status).toBe(200)
}

const listRisks = async (tenant: MockTenant, name: string) =>
  (await judgePresetRisks(tenant.tenant)).filter((risk) => risk.switch === name)

describe('predictions from a strict run', () => {
  test('name the presets that refuse a search which strict servers answer', async () => {
    const tenant = createTenant()
    await read(tenant, 'Observation?patient=amy-shaw')
    const [risk, ...others] = await listRisks(tenant, 'requiredSearch')
    expect(others).toEqual([])
    expect(risk).toMatchObject({
      presets: expect.arrayContaining(['epic']),
      message: expect.stringMatching(/^a search for Observation is refused without /),
    })
    const careful = createTenant()
    await read(careful, 'Observation?patient=amy-shaw&category=laboratory')
    expect(await listRisks(careful, 'requiredSearch')).not.toContainEqual(
      expect.objectContaining({ presets: expect.arrayContaining(['epic']) }),
    )
  })

  test('name the presets that answer in XML without an Accept for JSON', async () => {
    const tenant = createTenant()
    await read(tenant, 'Observation?patient=amy-shaw&category=laboratory', { accept: '*/*' })
    expect(await listRisks(tenant, 'fhirFormats')).toEqual([
      expect.objectContaining({ presets: ['epic'], message: expect.stringContaining('in XML') }),
    ])
    const careful = createTenant()
    await read(careful, 'Observation?patient=amy-shaw&category=laboratory')
    expect(await listRisks(careful, 'fhirFormats')).toEqual([])
  })

  test('say nothing of what was not exercised', async () => {
    expect(await judgePresetRisks(createTenant().tenant)).toEqual([])
  })
})

test('every allowance names rules that exist', () => {
  const names = RULES.map(({ name }) => name)
  expect(ALLOWANCES.flatMap(({ rules }) => rules).filter((rule) => !names.includes(rule))).toEqual([])
})
