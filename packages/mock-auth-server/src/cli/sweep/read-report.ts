import { readFile } from 'node:fs/promises'
import { UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import type { Report } from '../../reports/report.ts'

const presetShape = z.looseObject({
  id: z.string(),
  variants: z.array(z.string()),
  shortcoming: z.string().optional(),
  breaking: z.array(z.looseObject({ name: z.string() })).optional(),
  exchange: z.string().optional(),
})

const shape = z.object({
  title: z.string(),
  app: z.looseObject({ clientIds: z.array(z.string()), start: z.string() }),
  startedAt: z.string(),
  complete: z.boolean(),
  durationMs: z.number().default(0),
  optionDigests: z.record(z.string(), z.string()).optional(),
  cases: z.array(
    z.looseObject({
      name: z.string(),
      group: z.string(),
      outcome: z.enum(['passed', 'failed', 'skipped']),
      message: z.string(),
      findings: z.array(z.looseObject({ rule: z.string() })),
      observed: z.array(z.string()),
      diagram: z.string(),
      durationMs: z.number(),
      preset: presetShape.optional(),
    }),
  ),
})

/** Reads a report that `--report <file>.json` wrote; throws `UsageError` when it is none. */
export async function readReport(option: string, file: string): Promise<Report> {
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8'))) as unknown as Report
  } catch (error) {
    const why =
      error instanceof z.ZodError ? 'it is not a report' : error instanceof Error ? error.message : error
    throw new UsageError(`${option} ${file}: ${why}; it must be a .json file that --report wrote`)
  }
}
