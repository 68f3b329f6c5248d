import type { RecordedFetch } from '../http/recorder.ts'
import type { Experiment } from './experiment.ts'

/** Returns a fetch function for the FHIR server that applies the chosen experiments. */
export function withFhirExperiments(fetch: RecordedFetch, experiments: readonly Experiment[]): RecordedFetch {
  if (!experiments.some(({ fhir }) => fhir)) return fetch
  return (url, init, options) => {
    const headers = new Headers(init.headers)
    for (const { fhir } of experiments) fhir?.(headers)
    return fetch(url, { ...init, headers: Object.fromEntries(headers) }, options)
  }
}
