import type { Client } from '../api/types.ts'
import { getAppHome, type LaunchForm } from './launch-form.ts'

/**
 * Builds the reusable link that opens the app with the form's settings; returns `undefined` when there is
 * none.
 */
export function buildLaunchLink(
  controlUrl: string,
  tenant: string,
  form: LaunchForm,
  client: Client | undefined,
): string | undefined {
  if (!client) return undefined
  if (form.mode === 'standalone') {
    const home = form.appUrl || getAppHome(client)
    return /^https?:/i.test(home) && URL.canParse(home) ? home : undefined
  }
  if (client.launchUris.length === 0) return undefined
  const { user, patient, encounter, intent, appContext, launchUri } = form
  const fhirContext = form.fhirContext
    .filter(({ reference }) => reference.trim() !== '')
    .map(({ reference, role }) => ({
      reference: reference.trim(),
      ...(role.trim() === '' ? {} : { role: role.trim() }),
    }))
  const told = Object.entries({ user, patient, encounter, intent, appContext, launchUri }).filter(
    ([, value]) => value !== '',
  )
  const query = new URLSearchParams({
    clientId: client.clientId,
    ...Object.fromEntries(told),
    ...(fhirContext.length > 0 ? { fhirContext: JSON.stringify(fhirContext) } : {}),
    ...(form.banner ? {} : { needPatientBanner: 'false' }),
    ...(form.embedded ? { embedded: 'true' } : {}),
  })
  return `${controlUrl}/tenants/${encodeURIComponent(tenant)}/launch?${query}`
}
