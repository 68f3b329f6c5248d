import { buildAssertionForm, createAssertion } from '@smart-mock/test-clients/assertions'
import { bearer } from '../../../support/handshake.ts'
import { readHeader, readJson, type Walker } from '../walker.ts'
import { createTokenTenant, requestTokens, type WalkKeys } from './tokens.ts'

/** Walks an export of a service: kick-off, status, files, its end, and what is refused. */
export async function walkExport(walker: Walker, keys: WalkKeys): Promise<void> {
  const tenant = await createTokenTenant(walker, 'export', keys)
  const assertion = await createAssertion(tenant, 'inline', keys.key)
  const form = { grant_type: 'client_credentials', scope: 'system/*.rs', ...buildAssertionForm(assertion) }
  const { access_token } = await requestTokens(walker, tenant, 'of an export', form)
  const headers = { ...bearer(String(access_token)), Accept: 'application/fhir+json' }
  const async = { ...headers, Prefer: 'respond-async' }
  const kickOff = (name: string, path: string, more: Record<string, string> = async) =>
    walker.send(`export: ${name}`, `${tenant.fhirBase}/${path}`, { headers: more })
  await kickOff('without Prefer', '$export', headers)
  await kickOff('an unknown type', '$export?_type=Nonsense')
  await kickOff('an unknown format', '$export?_outputFormat=text/csv')
  await kickOff('without a token', '$export', { Prefer: 'respond-async' })
  await kickOff('a group', 'Group/none/$export')
  const job = readHeader(await kickOff('patients', 'Patient/$export?_type=Patient'), 'content-location')
  const reply = await waitForFiles(walker, job, headers)
  const { output = [] } = readJson(reply) as { output?: readonly { url: string }[] }
  for (const [at, { url }] of output.entries()) await walker.send(`export: file ${at}`, url, { headers })
  await walker.send('export: a file without a token', output[0]?.url ?? job)
  await walker.send('export: delete', job, { method: 'DELETE', headers })
  await walker.send('export: status when deleted', job, { headers })
}

/** Polls the status as often as it asks for, and records its first reply and its last. */
async function waitForFiles(walker: Walker, job: string, headers: Record<string, string>) {
  let reply = await walker.send('export: first status', job, { headers })
  for (let poll = 0; reply.status === 202 && poll < 20; poll += 1) {
    const waitMs = Number(readHeader(reply, 'retry-after') || 1) * 1000
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    reply = await walker.resend('export: last status', job, { headers })
  }
  return reply
}
