import type { RecordedFetch } from '../http/recorder.ts'
import type { Experiment, ExperimentContext } from './experiment.ts'

/** Returns a fetch function for the token endpoint that applies the chosen experiments. */
export function withTokenExperiments(
  fetch: RecordedFetch,
  experiments: readonly Experiment[],
  context: ExperimentContext,
): RecordedFetch {
  if (experiments.length === 0) return fetch
  return async (url, init, options) => {
    const request = { headers: new Headers(init.headers), body: new URLSearchParams(String(init.body ?? '')) }
    for (const experiment of experiments) await experiment.token?.(request, context)
    const changed = { ...init, headers: Object.fromEntries(request.headers), body: request.body.toString() }
    const result = await fetch(url, changed, options)
    if (result.status === 200 && experiments.some(({ repeatToken }) => repeatToken))
      await fetch(url, changed, options)
    return result
  }
}
