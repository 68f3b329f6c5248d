import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import type { Counterpart } from './counterpart.ts'
import type { ConfiguredServer, ServersUnderTest } from './set-ups.ts'

/** Lists the cases that are neither passed nor skipped. */
export const findViolations = ({ cases }: ConformanceReport) =>
  cases.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')

/** Describes them, for the message of a test. */
export const describeViolations = (report: ConformanceReport): string[] =>
  findViolations(report).map(({ id, outcome, messages }) => `${id} ${outcome}: ${messages.join(' ')}`)

/** Runs all cases, or only these, against a server with the counterpart of one. */
export async function runCounterpart(
  servers: ServersUnderTest,
  counterpart: Counterpart,
  only: readonly string[] = [],
): Promise<ConformanceReport> {
  const server = await servers.create(counterpart.setUp ?? 'plain')
  try {
    await arm(server, counterpart)
    return await runServer(server, only)
  } finally {
    server.tenant.delete()
    server.second.delete()
  }
}

/** Runs all cases against a server, or only these with what they need. */
export const runServer = (
  { config, environment, createDriver }: ConfiguredServer,
  only: readonly string[] = [],
): Promise<ConformanceReport> =>
  runConformance(config, { environment, only, ...(createDriver && { createDriver }) })

/** Arms a counterpart for as long as the run takes. */
async function arm(
  { tenant, second }: ConfiguredServer,
  { fault, params, when, options, isAtSecondBase }: Counterpart,
): Promise<void> {
  if (options) tenant.tenant.change(options)
  const settings = { times: 1000, ...(params && { params }), ...(when && { when }) }
  if (fault) await (isAtSecondBase ? second : tenant).arm(fault as never, settings as never)
}
