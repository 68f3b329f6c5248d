import type { PassPoint } from '../../core/journal/points.ts'
import { Tenant } from '../../state/tenant.ts'
import { buildOpenIdConfiguration, buildSmartConfiguration } from '../../wire/discovery/discovery-document.ts'

/** Lists the members of the documents of a strict mock, which a draft leaves out where a server has none. */
export function listOwnMembers(): { readonly smart: string[]; readonly openid: string[] } {
  const base = 'http://localhost'
  const tenant = new Tenant({
    name: 'draft',
    base,
    canary: { base: `${base}/of/draft`, fhirBase: `${base}/of/draft/rogue/fhir`, fhirUser: `${base}/user` },
    ...{ clients: [], users: [], patients: [] },
    openSide: () => Promise.reject(new Error('a draft opens no listener')),
  })
  const pass = Object.assign(<Value>(_: string, value: Value) => value, { wants: () => false }) as PassPoint
  const context = { tenant, options: tenant.options, pass }
  return {
    smart: Object.keys(buildSmartConfiguration(context)),
    openid: Object.keys(buildOpenIdConfiguration(context)),
  }
}
