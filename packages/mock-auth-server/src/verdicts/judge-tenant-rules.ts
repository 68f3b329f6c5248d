import type { AllowedFindings } from '../core/declare/rule.ts'
import { loadRules } from '../rules/load-rules.ts'
import type { Tenant } from '../state/tenant.ts'
import { checkAllowedFindings } from './check-allowed-findings.ts'
import { judgeRules, type RuleReport } from './judge-rules.ts'
import { listPresetAllowances } from './presets/list-preset-allowances.ts'

/**
 * Judges a tenant's journal, or one run, by all rules; findings that its switches, the tenant or the caller allow have
 * the reason. Throws `AllowedFindingsError`.
 */
export async function judgeTenantRules(
  tenant: Tenant,
  { run, allow }: { run?: string | undefined; allow?: AllowedFindings | undefined } = {},
): Promise<RuleReport> {
  const allowed = { ...listPresetAllowances(tenant), ...tenant.allow, ...allow }
  await checkAllowedFindings(allowed)
  const scope = run === undefined ? {} : { run }
  return judgeRules(tenant.journal, await loadRules(), { ...scope, allow: allowed })
}
