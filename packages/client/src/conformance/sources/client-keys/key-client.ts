import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError, Unjudged } from '../../declare/outcome.ts'
import { findKeyClient, type RegisteredClient } from '../../declare/target.ts'
import { createAssertionDraft, readAcceptedAssertion, sendAssertion } from '../assertion-requests.ts'
import { buildClientMetadata } from '../client-metadata.ts'
import { deleteClient, registerClient } from '../client-registration.ts'
import { signAssertion } from '../sign-assertion.ts'
import type { RunKey } from './create-run-key.ts'
import { openKeySet, type PublishedKeys } from './open-key-set.ts'

/** Returns the client whose keys the server fetches from the run; registers it where that is not configured. */
const readKeyClient = (async (tools) => {
  const { target } = tools
  const configured = findKeyClient(target)
  if (target.keySet?.isRegistered && configured) return configured
  const { served } = await tools.get(openKeySet)
  const role = target.clients.backend ? 'backend' : 'asymmetric'
  const metadata = { ...buildClientMetadata(target, { jwks_uri: served.url })[role] }
  const scope = target.clients.backend?.scope
  const registration = await registerClient(
    tools,
    scope === undefined ? metadata : { ...metadata, scope },
    scope,
  )
  if (!registration.client)
    throw createBlockedError(
      'registration-jwks/by-url',
      `No client with jwks_uri could be registered. ${registration.problem ?? ''}`.trim(),
    )
  tools.onClose(() => deleteClient(registration, role, tools.send))
  return registration.client
}) satisfies Source<RegisteredClient>

/** A client whose keys the server fetches from the run, with the key set. */
export interface KeyClient extends PublishedKeys {
  readonly spare: RunKey
  /** Sends a token request of the client, signed with one of its keys. */
  readonly send: (key: RunKey) => Promise<RecordedResult>
}

/** Returns the client, once a correct assertion was accepted. @throws Unjudged without one */
export async function openKeyClient(tools: CaseTools): Promise<KeyClient> {
  const { alg } = await tools.get(readAcceptedAssertion)
  const keys = await tools.get(openKeySet)
  const client = await tools.get(readKeyClient)
  const spare = keys.spares.find(({ signing }) => signing.alg === alg)
  if (!spare) throw new Error(`There is no spare key for ${alg}.`)
  return {
    ...{ ...keys, spare },
    send: async ({ signing }) =>
      sendAssertion(tools, await signAssertion(await createAssertionDraft(tools, signing, client))),
  }
}

/** Checks that the server has fetched the key set. @throws Unjudged when it has its keys from elsewhere */
export function requireFetched({ served: { url, requests } }: KeyClient): void {
  if (requests.length === 0)
    throw new Unjudged(
      `The server has not fetched ${url}: it must be the jwks_uri of the client, and the server must be able to connect to it.`,
      'prerequisite',
    )
}
