import { REPORT_FORMATS } from '../../conformance/reports/report-formats.ts'
import { planCases } from '../../conformance/run/plan-cases.ts'
import type { ConformanceReport } from '../../conformance/run/results/report.ts'
import type { conformanceRoutes } from '../../contract/conformance.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { createConformanceSettings } from '../conformance/create-conformance-settings.ts'
import { createPageDriver } from '../conformance/create-page-driver.ts'
import { listGroups, toListedCase } from '../conformance/list-cases.ts'
import { type LiveConformance, toConformanceSummary } from '../conformance/live-conformance.ts'
import type { ClientServices } from '../http/context.ts'
import type { Handlers } from './create-contract-app.ts'

const TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  md: 'text/markdown; charset=utf-8',
}

/** A plan opens no login. */
const refuse = () => Promise.resolve(undefined)

/** Returns the handlers of conformance runs. */
export function createConformanceHandlers(
  services: ClientServices,
): Handlers<keyof typeof conformanceRoutes> {
  const { conformance, servers } = services
  return {
    planConformance: async ({ params }) => {
      const settings = await createConformanceSettings(servers.get(params.id), services)
      const plan = await planCases({ ...settings, createDriver: (tools) => createPageDriver(tools, refuse) })
      const cases = plan.cases.map(({ case: each, obstacle }) => ({
        ...toListedCase(each),
        ...(obstacle === undefined ? {} : { obstacle }),
      }))
      return { serverId: params.id, logins: plan.logins.length, groups: listGroups(cases), cases }
    },
    listConformance: ({ session }) => conformance.list(session.id).map(toConformanceSummary),
    startConformance: async ({ session, body: { serverId, withLogins = false, ...choices } }) => {
      const entry = servers.get(serverId)
      const settings = await createConformanceSettings(entry, services, choices)
      return conformance.start(session, entry, settings, withLogins).run
    },
    getConformance: ({ session, params }) => conformance.get(session.id, params.id).run,
    runCasesAgain: ({ session, params, body }) => {
      const live = conformance.get(session.id, params.id)
      conformance.rerun(session, live, body.caseIds)
      return toConformanceSummary(live)
    },
    cancelLogin: ({ session, params }) => {
      const live = conformance.get(session.id, params.id)
      if (!live.waiting) throw new SmartError('not-found', 'No login of this run waits for its user.')
      live.waiting.end(undefined)
      return toConformanceSummary(live)
    },
    stopConformance: ({ session, params }) => {
      const live = conformance.get(session.id, params.id)
      live.stop()
      return toConformanceSummary(live)
    },
    deleteConformance: ({ session, params }) => {
      conformance.remove(session, params.id)
      return { deleted: true }
    },
    getReadiness: ({ session, params }) => requireReport(conformance.get(session.id, params.id)).readiness,
    getConformanceReport: async ({ session, params, query: { format }, context }) => {
      const live = conformance.get(session.id, params.id)
      const report = requireReport(live)
      context.header('Content-Disposition', `attachment; filename="conformance-${live.run.number}.${format}"`)
      return context.body(await REPORT_FORMATS[format](report), 200, { 'Content-Type': TYPES[format] })
    },
  }
}

/** @throws SmartError not-found before the run is over */
function requireReport({ report }: LiveConformance): ConformanceReport {
  if (report) return report
  throw new SmartError('not-found', 'The run has no report before it is over.')
}
