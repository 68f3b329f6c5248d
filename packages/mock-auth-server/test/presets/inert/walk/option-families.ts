import type { OptionDeclaration } from '../../../../src/core/oauth/option-declaration.ts'
import { SETTABLE_OPTIONS } from '../../../../src/core/oauth/settable-options.ts'
import { basic } from '../../../support/handshake.ts'
import type { Walker } from '../walker.ts'
import { APPROVED } from './sign-in.ts'
import { logIn, requestTokens } from './tokens.ts'

/** Lists values of an option that differ from its default: all words of a choice, one of any other kind. */
function listOtherValues({ shape, default: byDefault, isNullable }: OptionDeclaration): readonly unknown[] {
  const removed = isNullable && byDefault !== undefined ? [null] : []
  switch (shape.kind) {
    case 'choice':
      return shape.values.filter((value) => value !== byDefault)
    case 'flag':
      return [!byDefault]
    case 'integer':
      return [Number(byDefault) + 1]
    default:
      return removed
  }
}

const toTenantName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')

/** Logs in at a tenant for each value of each option: discovery, tokens, a refresh, introspection. */
export async function walkOptionFamilies(walker: Walker): Promise<void> {
  for (const [option, declaration] of Object.entries(SETTABLE_OPTIONS)) {
    for (const value of listOtherValues(declaration)) {
      const name = `${option} ${JSON.stringify(value)}`
      const tenant = await walker.createTenant(toTenantName(name), { autoApprove: APPROVED, [option]: value })
      await walker.send(`discovery with ${name}`, `${tenant.fhirBase}/.well-known/smart-configuration`)
      const tokens = await logIn(walker, tenant, `with ${name}`)
      await requestTokens(walker, tenant, `refresh with ${name}`, {
        ...{ grant_type: 'refresh_token', refresh_token: String(tokens.refresh_token) },
        client_id: 'smart-client-public',
      })
      const url = `${tenant.issuer}/introspect`
      const form = { token: String(tokens.access_token) }
      const headers = basic('smart-client-symmetric', 'smart-client-secret')
      await walker.post(`introspect with ${name}`, url, form, headers)
      await walker.send(`read with ${name}`, `${tenant.fhirBase}/Patient/lucas-labs`, {
        headers: { Authorization: `Bearer ${tokens.access_token}` },
      })
    }
  }
}
