import type { RunClient } from './register-clients.ts'
import type { ReportedClient } from './results/report.ts'

/** Describes the clients that a run has registered, for its report. */
export const describeClients = (clients: readonly RunClient[]): ReportedClient[] =>
  clients.map(({ role, client, problem }) => ({
    role,
    ...(client && { clientId: client.clientId }),
    ...(problem === undefined ? {} : { problem }),
  }))
