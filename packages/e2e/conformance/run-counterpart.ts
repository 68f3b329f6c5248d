import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import type { Counterpart } from './counterpart.ts'
import type { ConfiguredServer, ServersUnderTest, SetUp } from './set-ups.ts'

/** Lists the cases that are neither passed nor skipped. */
export const findViolations = ({ cases }: ConformanceReport) =>
  cases.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')

/** Describes them, for the message of a test. */
export const describeViolations = (report: ConformanceReport): string[] =>
  findViolations(report).map(({ id, outcome, messages }) => `${id} ${outcome}: ${messages.join(' ')}`)

const LOGIN_SET_UPS: readonly SetUp[] = ['logins', 'pages', 'ehr']

/** Groups whose endpoints no fault of a login concerns; leaving them out halves the time. */
const WITHOUT_LOGIN = ['discovery', 'transport', 'registration', 'assertion', 'backend', 'brands']

/** Runs all cases against a server with the counterpart of one; of a login, all that logins concern. */
export async function runCounterpart(
  servers: ServersUnderTest,
  counterpart: Counterpart,
): Promise<ConformanceReport> {
  const { setUp = 'plain' } = counterpart
  const server = await servers.create(setUp)
  await arm(server, counterpart)
  return runServer(server, LOGIN_SET_UPS.includes(setUp) ? WITHOUT_LOGIN : [])
}

/** Runs all cases against a server, but for those of some groups. */
export const runServer = (
  { config, environment, createDriver }: ConfiguredServer,
  skip: readonly string[] = [],
): Promise<ConformanceReport> =>
  runConformance(config, { environment, skip, ...(createDriver && { createDriver }) })

/** Arms a counterpart for as long as the run takes. */
async function arm(
  { tenant, second }: ConfiguredServer,
  { fault, params, when, options, isAtSecondBase }: Counterpart,
): Promise<void> {
  if (options) tenant.tenant.change(options)
  const settings = { times: 1000, ...(params && { params }), ...(when && { when }) }
  if (fault) await (isAtSecondBase ? second : tenant).arm(fault as never, settings as never)
}
