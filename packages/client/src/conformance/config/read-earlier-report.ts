import { SmartError } from '../../smart/smart-error.ts'
import type { EarlierReport } from '../run/results/earlier-report.ts'
import type { RunSettings } from '../run/settings.ts'
import { earlierReportSchema } from './earlier-report-schema.ts'
import { readReportFile } from './read-report-file.ts'

/** Reads the report that a run continues. @throws SmartError invalid-input when it is about another server or version */
export async function readEarlierReport(
  file: string,
  { target }: Pick<RunSettings, 'target'>,
): Promise<EarlierReport> {
  const report = await readReportFile(file, earlierReportSchema)
  for (const name of ['fhirBase', 'smartVersion'] as const) {
    if (report[name] === target[name]) continue
    throw new SmartError(
      'invalid-input',
      `${file} is about ${name} ${report[name]}, this run about ${target[name]}.`,
      { whatToTry: 'Resume a report of the same server and version.' },
    )
  }
  return report
}
