import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { SmartError } from '../../smart/smart-error.ts'

/** Reads the JSON report of an earlier run. @throws SmartError invalid-input when it is not one */
export async function readReportFile<Report>(file: string, schema: z.ZodType<Report>): Promise<Report> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new SmartError('invalid-input', `The report ${file} cannot be read.`, { cause })
  })
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new SmartError('invalid-input', `${file} is not a report of smart-client conformance.`, {
      whatToTry: 'Write one with --report report.json.',
      cause,
    })
  }
}
