import { isSameJson } from '../../core/util/json.ts'
import { loadSwitches } from '../../options/load-switches.ts'
import type { LoadedSwitches } from '../../options/loaded-switches.ts'
import type { Tenant } from '../../state/tenant.ts'
import { FHIR_RISKS } from './fhir-risks.ts'
import { OAUTH_RISKS } from './oauth-risks.ts'
import type { PresetRisk, RiskDeclaration } from './preset-risk.ts'

const RISKS = [...OAUTH_RISKS, ...FHIR_RISKS]

/**
 * Predicts from the exchanges of a tenant, or of one run, at which presets the client would fail. It says nothing of
 * what was not exercised, and nothing of presets that the exchanges themselves were with.
 */
export async function judgePresetRisks(tenant: Tenant, run?: string): Promise<readonly PresetRisk[]> {
  const loaded = await loadSwitches()
  return RISKS.flatMap((risk) => judgeRisk(risk, tenant, loaded, run))
}

function judgeRisk(
  risk: RiskDeclaration,
  tenant: Tenant,
  { presets, switches }: LoadedSwitches,
  run: string | undefined,
): readonly PresetRisk[] {
  const strict = switches.get(risk.switch)?.default
  const entries = tenant.journal
    .find(run === undefined ? {} : { run })
    .filter(
      ({ step, straggler, endedAt }) => risk.steps.includes(step) && !straggler && endedAt !== undefined,
    )
  const found = new Map<
    string,
    { readonly seq: number; readonly run: string | undefined; readonly presets: string[] }
  >()
  for (const [id, { preset }] of presets) {
    const value = preset.values[risk.switch]?.value
    if (value === undefined || isSameJson(value, strict) || id === tenant.inForce.preset?.name) continue
    for (const entry of entries) {
      const { clientId } = entry.facts
      const message = risk.find(entry, value, clientId === undefined ? undefined : tenant.client(clientId))
      if (message === undefined) continue
      const known = found.get(message)
      if (known) known.presets.push(id)
      else found.set(message, { seq: entry.seq, run: entry.run, presets: [id] })
      break
    }
  }
  const { howToCope, catalogueIds, spec } = risk
  return [...found].map(([message, shown]) => ({
    switch: risk.switch,
    message,
    ...shown,
    howToCope,
    catalogueIds,
    spec,
  }))
}
