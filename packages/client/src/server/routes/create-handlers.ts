import type { ClientServices } from '../http/context.ts'
import { createAppStateHandlers } from './create-app-state-handlers.ts'
import { createConformanceHandlers } from './create-conformance-handlers.ts'
import type { Handlers } from './create-contract-app.ts'
import { createExportHandlers } from './create-export-handlers.ts'
import { createPageRequestHandlers } from './create-page-request-handlers.ts'
import { createReportHandlers } from './create-report-handlers.ts'
import { createRunHandlers } from './create-run-handlers.ts'
import { createServerHandlers } from './create-server-handlers.ts'
import { createSessionHandlers } from './create-session-handlers.ts'
import { followEvents } from './follow-events.ts'
import { getAppInfo } from './get-app-info.ts'

/** Returns the handlers of the whole contract. */
export const createHandlers = (services: ClientServices): Handlers => ({
  getInfo: () => getAppInfo(services),
  followEvents: ({ context }) => followEvents(context),
  ...createServerHandlers(services),
  ...createRunHandlers(services),
  ...createPageRequestHandlers(services),
  ...createSessionHandlers(services),
  ...createExportHandlers(services),
  ...createAppStateHandlers(services),
  ...createReportHandlers(services),
  ...createConformanceHandlers(services),
})
