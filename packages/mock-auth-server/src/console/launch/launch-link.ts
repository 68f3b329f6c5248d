import type { Client } from '../api/types.ts'
import { homeOf, type LaunchForm } from './launch-form.ts'

/** The link that opens the app as the form says, again and again; `undefined` when there is none. */
export function launchLink(
  controlUrl: string,
  tenant: string,
  form: LaunchForm,
  client: Client | undefined,
): string | undefined {
  if (!client) return undefined
  if (form.mode === 'standalone') {
    const home = form.appUrl || homeOf(client)
    return /^https?:/i.test(home) && URL.canParse(home) ? home : undefined
  }
  if (client.launchUris.length === 0) return undefined
  const { user, patient, encounter, intent, launchUri } = form
  const told = Object.entries({ user, patient, encounter, intent, launchUri }).filter(
    ([, value]) => value !== '',
  )
  const query = new URLSearchParams({
    clientId: client.clientId,
    ...Object.fromEntries(told),
    ...(form.banner ? {} : { needPatientBanner: 'false' }),
    ...(form.embedded ? { embedded: 'true' } : {}),
  })
  return `${controlUrl}/tenants/${encodeURIComponent(tenant)}/launch?${query}`
}
