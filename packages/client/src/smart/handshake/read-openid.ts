import { discoverOpenId } from '../discovery/discover.ts'
import type { ServerMetadata } from '../discovery/server-metadata.ts'
import type { Plan } from '../run/plan.ts'
import type { RunRecorder } from '../run/run-recorder.ts'
import { toSmartError } from '../smart-error.ts'
import { describeDiscovery } from './describe-discovery.ts'

/** Members that openid-configuration may add. */
const MEMBERS = ['issuer', 'jwks_uri', 'userinfo_endpoint', 'id_token_signing_alg_values_supported'] as const

/**
 * Reads openid-configuration. It is optional: if it is unusable, the login continues with smart-configuration
 * (F-191, F-192, F-193).
 */
export function readOpenId(
  run: RunRecorder,
  metadata: ServerMetadata,
  issuer: string,
  plan: Plan,
): Promise<ServerMetadata> {
  return run.step('openid-configuration', async (step) => {
    try {
      const found = await discoverOpenId(step.fetch, issuer, plan.fhirBase)
      describeDiscovery(step, found)
      const { jwks_uri: keys } = found.metadata
      if (metadata.jwks_uri && keys && keys !== metadata.jwks_uri) {
        const message = 'jwks_uri differs between the documents; the one of smart-configuration is used.'
        step.notice({ level: 'info', message })
      }
      const said = MEMBERS.filter((name) => found.metadata[name] !== undefined)
      return Object.fromEntries(said.map((name) => [name, found.metadata[name]]))
    } catch (thrown) {
      const error = toSmartError(thrown)
      const enough = metadata.jwks_uri !== undefined
      const rest = enough
        ? ' smart-configuration has everything that is required.'
        : ' Users cannot be identified without it.'
      const isLie = error.code === 'issuer-mismatch' || error.code === 'insecure-url'
      step.verdict({
        ...error.toVerdict(),
        level: isLie ? 'error' : enough ? 'info' : 'warning',
        message: `${error.message}${rest}`,
      })
      return {}
    }
  })
}
