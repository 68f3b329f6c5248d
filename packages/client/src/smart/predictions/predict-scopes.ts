import { findWorstVerdict } from '../run/find-worst-verdict.ts'
import { lintScopes } from '../scopes/lint-scopes.ts'
import { scopesAndContext } from '../spec.ts'
import type { Prediction } from './prediction.ts'

export const predictScopes: Prediction = {
  kind: 'predict-scopes',
  predict({ scopes, mode, metadata }, step) {
    const details = lintScopes(scopes, {
      mode,
      capabilities: metadata.capabilities,
      supported: metadata.scopes_supported,
    })
    step.detail(...details)
    const gravest = findWorstVerdict(details.flatMap(({ verdict }) => verdict ?? []))
    return {
      verdict: gravest ?? {
        level: 'ok',
        message: 'Every scope is well formed and supported, according to the server.',
        spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
      },
    }
  },
}
