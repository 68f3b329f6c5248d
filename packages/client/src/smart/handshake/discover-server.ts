import { discoverFromStatement, discoverSmart, requireEndpoints } from '../discovery/discover.ts'
import { checkFhirBase } from '../discovery/fhir-base.ts'
import type { ServerMetadata } from '../discovery/server-metadata.ts'
import { fetchStatement } from '../fhir/fetch-statement.ts'
import type { Plan } from '../run/plan.ts'
import type { RunRecorder } from '../run/run-recorder.ts'
import { type SmartError, toSmartError } from '../smart-error.ts'
import { conformance } from '../spec.ts'
import { describeDiscovery } from './describe-discovery.ts'
import { judgeIdentity } from './judge-identity.ts'
import { readOpenId } from './read-openid.ts'

/**
 * Finds the endpoints: smart-configuration, then openid-configuration when identity is needed, then the
 * configured ones. For a server without smart-configuration, the CapabilityStatement is fetched (SMART 1.0).
 *
 * @throws SmartError when the handshake cannot begin; nobody was sent anywhere then.
 */
export async function discoverServer(run: RunRecorder, plan: Plan): Promise<ServerMetadata> {
  checkFhirBase(plan.fhirBase)
  const found = await readSmart(run, plan)
  const metadata = { ...found, ...plan.endpoints }
  const wantsIdentity = /(^| )openid( |$)/.test(plan.scopes)
  const openid =
    wantsIdentity && metadata.issuer ? await readOpenId(run, metadata, metadata.issuer, plan) : {}
  // smart-configuration wins where both speak (F-194); what was typed in by hand wins over all.
  const merged = { ...openid, ...metadata }
  await run.step('endpoints', async (step) => {
    step.detail(
      ...Object.entries(merged).flatMap(([name, value]) =>
        /_endpoint$|^issuer$|^jwks_uri$/.test(name) ? [{ name, value: String(value) }] : [],
      ),
    )
    requireEndpoints(merged, plan.mode)
    const unrecognisable = wantsIdentity ? judgeIdentity(merged) : undefined
    if (unrecognisable) step.notice(unrecognisable)
    if (Object.keys(plan.endpoints).length > 0)
      step.notice({ level: 'info', message: `Entered manually: ${Object.keys(plan.endpoints).join(', ')}.` })
  })
  return merged
}

async function readSmart(run: RunRecorder, plan: Plan): Promise<ServerMetadata> {
  try {
    return await run.step('smart-configuration', async (step) => {
      const found = await discoverSmart(step.fetch, plan.fhirBase)
      describeDiscovery(step, found)
      if (!found.metadata.capabilities) {
        step.notice({
          level: 'warning',
          message: 'The document lists no capabilities.',
          whatToTry: 'capabilities is required.',
          spec: conformance('Metadata', 'metadata'),
        })
      }
      return found.metadata
    })
  } catch (thrown) {
    const error = toSmartError(thrown)
    if (plan.endpoints.token_endpoint) return {}
    if (!mayBeOld(error)) throw error
    return readStatement(run, plan, error)
  }
}

const mayBeOld = ({ code, details }: SmartError) =>
  code === 'http-status' && (details.status === 404 || details.status === 410)

async function readStatement(run: RunRecorder, plan: Plan, error: SmartError): Promise<ServerMetadata> {
  const found = await run
    .step('metadata', async (step) => {
      const document = await fetchStatement(step.fetch, plan.fhirBase)
      const statement = discoverFromStatement(document, plan.fhirBase)
      describeDiscovery(step, statement)
      step.notice({
        level: 'warning',
        message:
          'smart-configuration is missing; the endpoints are from the CapabilityStatement (SMART 1.0).',
        whyItMatters: 'SMART 2 clients read only smart-configuration.',
        whatToTry: 'Publish <base>/.well-known/smart-configuration.',
        spec: conformance('Using .well-known', 'using-well-known'),
      })
      return statement.metadata
    })
    .catch(() => undefined)
  if (!found?.token_endpoint) throw error
  return found
}
