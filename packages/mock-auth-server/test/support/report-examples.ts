import type { FaultKind } from '../../src/core/declare/fault.ts'
import type { Finding } from '../../src/core/declare/rule.ts'
import type { Report, ReportCase, ReportedFault } from '../../src/reports/report.ts'

const SPEC = 'https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html'

/** Creates a fault of a report. */
function createReportedFault(name: string, kind: FaultKind): ReportedFault {
  return {
    ...{ name, kind, title: `Title of ${name}`, description: `The server does ${name}.` },
    ...{ requirement: `Handle ${name}.`, spec: SPEC },
  }
}

/** Creates a case without evidence; of a fault when a kind is given. */
export function createExampleCase(
  name: string,
  { kind, ...more }: Partial<ReportCase> & { kind?: FaultKind } = {},
): ReportCase {
  return {
    ...{ name, group: kind ? 'token' : 'runs', outcome: 'passed', message: `message of ${name}` },
    ...{ findings: [], observed: [], diagram: '', durationMs: 1 },
    ...(kind ? { fault: createReportedFault(name, kind) } : {}),
    ...more,
  }
}

/** Creates a finding of level error. */
export function createFinding(rule: string, more: Partial<Finding> = {}): Finding {
  return {
    ...{ rule, level: 'error', catalogueIds: [], message: `${rule} is broken`, spec: SPEC },
    ...{ howToFix: `Fix ${rule}.`, run: 'run-1', seq: 1 },
    ...more,
  }
}

/** Creates a report of these cases. */
export function createExampleReport(cases: readonly ReportCase[], more: Partial<Report> = {}): Report {
  return {
    ...{
      title: 'smart-mock sweep',
      app: { clientIds: ['my-app'], start: 'opened at http://localhost:3000/' },
    },
    ...{
      mock: { version: '1.2.3', data: 'sample data, 30 patients' },
      startedAt: '2026-01-02T03:04:05.000Z',
    },
    ...{ durationMs: 65_000, complete: true, cases },
    ...more,
  }
}
