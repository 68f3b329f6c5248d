import type { Finding } from '../../model/finding.ts'
import type { Run } from '../../model/run.ts'
import type { PitfallDetector, RunEvidence } from './pitfall-detector.ts'

/** Returns the pitfalls that a run shows so far. */
export function detectPitfalls(
  run: Run,
  redirectUri: string,
  diagnostics: readonly PitfallDetector[],
): Finding[] {
  const evidence: RunEvidence = {
    run,
    redirectUri,
    step: (kind) => run.steps.findLast((step) => step.kind === kind),
    exchanges: (step) => run.exchanges.filter(({ stepId }) => stepId === step?.id),
  }
  return diagnostics.flatMap((diagnostic) => {
    const recognised = diagnostic.recognise(evidence)
    if (!recognised) return []
    const { name: pitfall, title, spec, isNormal } = diagnostic
    const stepIds = recognised.steps.flatMap((step) => (step ? [step.id] : []))
    return [
      {
        pitfall,
        title,
        level: isNormal ? ('info' as const) : ('warning' as const),
        seen: recognised.seen,
        whatToChange: recognised.whatToChange ?? diagnostic.whatToChange,
        spec,
        stepIds,
      },
    ]
  })
}
