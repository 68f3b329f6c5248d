import { z } from 'zod'
import { OUTCOMES } from '../declare/outcome.ts'
import type { Baseline } from '../run/results/decide-exit-code.ts'
import { readReportFile } from './read-report-file.ts'

const schema = z.object({
  format: z.literal('smart-client-conformance'),
  version: z.literal(1),
  cases: z.array(z.object({ id: z.string(), outcome: z.enum(OUTCOMES) })),
})

/** Reads the outcomes of an earlier run from its JSON report. @throws SmartError invalid-input when it is not one */
export const readBaseline = (file: string): Promise<Baseline> => readReportFile(file, schema)
