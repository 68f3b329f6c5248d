import type { DiscoveryResult } from '../discovery/discover.ts'
import type { StepHandle } from '../run/run-recorder.ts'

/** Shows the contents of a discovery document in a step, with its deviations. */
export function describeDiscovery(step: StepHandle, { document, metadata, notices }: DiscoveryResult): void {
  const { capabilities, scopes_supported: scopes } = metadata
  if (capabilities) step.detail({ name: 'capabilities', value: capabilities.join(' ') })
  if (scopes) step.detail({ name: 'scopes_supported', value: scopes.join(' ') })
  step.notice(...notices, { level: 'ok', message: `Read ${document.url}.` })
}
