import type { Run, RunSummary } from '../../model/run.ts'

/** Returns the one-line view of a run. */
export function toSummary({
  id,
  number,
  serverId,
  serverName,
  fhirBase,
  mode,
  state,
  startedAt,
  durationMs,
  counts,
}: Run): RunSummary {
  return {
    id,
    number,
    serverId,
    serverName,
    fhirBase,
    mode,
    state,
    startedAt,
    counts,
    ...(durationMs === undefined ? {} : { durationMs }),
  }
}
