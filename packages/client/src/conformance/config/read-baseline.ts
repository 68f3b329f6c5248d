import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { SmartError } from '../../smart/smart-error.ts'
import { OUTCOMES } from '../declare/outcome.ts'
import type { Baseline } from '../run/decide-exit-code.ts'

const schema = z.object({
  format: z.literal('smart-client-conformance'),
  version: z.literal(1),
  cases: z.array(z.object({ id: z.string(), outcome: z.enum(OUTCOMES) })),
})

/** Reads the JSON report of an earlier run. @throws SmartError invalid-input when it is not one */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new SmartError('invalid-input', `The baseline ${file} cannot be read.`, { cause })
  })
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new SmartError('invalid-input', `${file} is not a report of smart-client conformance.`, {
      whatToTry: 'Write one with --report baseline.json.',
      cause,
    })
  }
}
