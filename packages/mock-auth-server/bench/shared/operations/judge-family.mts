import { type Load, type LoadTenant, toCall } from '../load.mts'
import { type FamilyRecord, findFamilyProblem } from '../records.mts'

/** Judges the tokens of a family by introspection, and the access token by a read too. */
export async function judgeFamily(load: Load, tenant: LoadTenant, family: FamilyRecord): Promise<void> {
  const active = await Promise.all(family.refreshTokens.map((token) => isActive(load, tenant, token)))
  load.report(tenant.name, findFamilyProblem(family, active))
  load.count('families judged')
  if (family.isRevoked || family.isUncertain) return
  if (!(await isActive(load, tenant, family.accessToken)))
    load.report(tenant.name, 'an access token was lost')
}

async function isActive({ sender, report }: Load, tenant: LoadTenant, token: string): Promise<boolean> {
  const { status, text } = await sender.repeat(toCall(tenant, 'POST', 'auth/introspect', { form: { token } }))
  if (status === 200) return JSON.parse(text).active
  report(tenant.name, `introspection returned ${status}: ${text.slice(0, 200)}`)
  return false
}
