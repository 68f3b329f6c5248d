import type { Routes } from '../../contract/contract.ts'
import type { Exchange } from '../../model/exchange.ts'
import { discoverSmart } from '../../smart/discovery/discover.ts'
import { registerClient } from '../../smart/discovery/register-client.ts'
import { createRecorder } from '../../smart/http/recorder.ts'
import { toSmartError } from '../../smart/smart-error.ts'
import type { ClientServices } from '../http/context.ts'
import { replaceById } from '../runs/replace-by-id.ts'
import { type StoredEntry, toServerEntry } from '../settings/stored-entry.ts'

/** Registers this client at a server and stores the registration in the entry. A refusal is the verdict. */
export async function registerEntry(
  { servers, options, redirectUri, launchUrl, jwksUrl }: ClientServices,
  entry: StoredEntry,
): Promise<Routes['POST /api/servers/:id/register']['response']> {
  const exchanges: Exchange[] = []
  const fetch = createRecorder({
    stepId: 'register',
    ...options.world,
    onExchange: (exchange) => replaceById(exchanges, exchange),
  })
  const isSymmetric = entry.clientType === 'confidential-symmetric'
  const method = entry.clientType === 'public' ? 'none' : isSymmetric ? entry.secretMethod : 'private_key_jwt'
  try {
    const { metadata } = await discoverSmart(fetch, entry.fhirBase)
    const { clientId, clientSecret } = await registerClient(
      fetch,
      { ...metadata, ...entry.endpoints },
      entry.fhirBase,
      {
        name: 'smart-client',
        redirectUri,
        launchUrl,
        jwksUrl,
        scopes: entry.scopes,
        method,
        backend: entry.clientType === 'backend',
      },
    )
    const server = await servers.edit(entry.id, {
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret }),
    })
    return { server, exchanges, verdict: { level: 'ok', message: `Registered as ${clientId}.` } }
  } catch (thrown) {
    return { server: toServerEntry(entry), exchanges, verdict: toSmartError(thrown).toVerdict() }
  }
}
