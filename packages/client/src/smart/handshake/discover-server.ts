import {
  type Discovered,
  discoverFromStatement,
  discoverOpenId,
  discoverSmart,
  requireEndpoints,
} from '../discovery/discover.ts'
import { checkFhirBase } from '../discovery/fhir-base.ts'
import type { ServerMetadata } from '../discovery/server-metadata.ts'
import type { RunRecorder, StepHandle } from '../run/run-recorder.ts'
import { type SmartError, toSmartError } from '../smart-error.ts'
import { conformance } from '../spec.ts'
import type { Plan } from './plan.ts'

/**
 * Finds the endpoints: smart-configuration, then openid-configuration when identity is wanted, then what was entered by
 * hand. A server without smart-configuration is asked for its CapabilityStatement (SMART 1.0).
 *
 * @throws SmartError when the handshake cannot begin; nobody was sent anywhere then.
 */
export async function discoverServer(run: RunRecorder, plan: Plan): Promise<ServerMetadata> {
  checkFhirBase(plan.fhirBase)
  const found = await readSmart(run, plan)
  const metadata = { ...found, ...plan.endpoints }
  const wantsIdentity = /(^| )openid( |$)/.test(plan.scopes)
  const openid = wantsIdentity ? await readOpenId(run, metadata, plan) : {}
  // smart-configuration wins where both speak (F-194); what was typed in by hand wins over all.
  const merged = { ...openid, ...metadata }
  await run.step('endpoints', async (step) => {
    step.detail(
      ...Object.entries(merged).flatMap(([name, value]) =>
        /_endpoint$|^issuer$|^jwks_uri$/.test(name) ? [{ name, value: String(value) }] : [],
      ),
    )
    requireEndpoints(merged, plan.mode)
    if (Object.keys(plan.endpoints).length > 0)
      step.notice({ level: 'info', text: `Entered by hand: ${Object.keys(plan.endpoints).join(', ')}.` })
  })
  return merged
}

async function readSmart(run: RunRecorder, plan: Plan): Promise<ServerMetadata> {
  try {
    return await run.step('smart-configuration', async (step) => {
      const found = await discoverSmart(step.fetch, plan.fhirBase)
      describe(step, found)
      if (!found.metadata.capabilities) {
        step.notice({
          level: 'warning',
          text: 'The document lists no capabilities.',
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
      const statement = await discoverFromStatement(step.fetch, plan.fhirBase)
      describe(step, statement)
      step.notice({
        level: 'warning',
        text: 'There is no smart-configuration; the endpoints come from the CapabilityStatement (SMART 1.0).',
        whyItMatters: 'Clients of SMART 2 read smart-configuration alone.',
        whatToTry: 'Publish <base>/.well-known/smart-configuration.',
        spec: conformance('Using .well-known', 'using-well-known'),
      })
      return statement.metadata
    })
    .catch(() => undefined)
  if (!found?.token_endpoint) throw error
  return found
}

/** Identity is an extra: when this document fails the handshake goes on with what smart-configuration says (F-191, F-192). */
async function readOpenId(run: RunRecorder, metadata: ServerMetadata, plan: Plan): Promise<ServerMetadata> {
  return run
    .step('openid-configuration', async (step) => {
      const found = await discoverOpenId(step.fetch, metadata.issuer ?? plan.fhirBase, plan.fhirBase)
      describe(step, found)
      if (metadata.jwks_uri && found.metadata.jwks_uri && found.metadata.jwks_uri !== metadata.jwks_uri) {
        step.notice({
          level: 'info',
          text: 'jwks_uri differs between the documents; the one of smart-configuration is used.',
        })
      }
      const { issuer, jwks_uri, userinfo_endpoint, id_token_signing_alg_values_supported } = found.metadata
      return Object.fromEntries(
        Object.entries({ issuer, jwks_uri, userinfo_endpoint, id_token_signing_alg_values_supported }).filter(
          ([, value]) => value !== undefined,
        ),
      )
    })
    .catch(() => ({}))
}

function describe(step: StepHandle, { metadata, notices }: Discovered): void {
  step.detail({ name: 'capabilities', value: metadata.capabilities?.join(' ') ?? '(none)' })
  if (metadata.scopes_supported)
    step.detail({ name: 'scopes_supported', value: metadata.scopes_supported.join(' ') })
  step.notice(...notices)
}
