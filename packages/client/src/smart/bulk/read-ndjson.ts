import { parseObject } from '../http/parse-object.ts'
import { sanitizeText } from '../http/sanitize-text.ts'

type Json = Record<string, unknown>

export interface NdjsonContents {
  resources: number
  /** Lines that hold no resource of the type, in all. */
  wrong: number
  /** The first of them, by their number from 1. */
  broken: { line: number; why: string }[]
}

const MOST_TOLD = 20

/**
 * Reads NDJSON line by line, with any line ends; empty lines are ignored (F-311). A broken line affects no
 * other.
 *
 * @param take gets each resource of the type
 */
export function readNdjson(text: string, type: string, take: (resource: Json) => void): NdjsonContents {
  const reading: NdjsonContents = { resources: 0, wrong: 0, broken: [] }
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue
    const json = parseObject(line)
    const why = json ? whyNot(json, type) : 'not a JSON object'
    if (json && why === undefined) {
      reading.resources += 1
      take(json)
    } else {
      reading.wrong += 1
      if (reading.broken.length < MOST_TOLD) reading.broken.push({ line: index + 1, why: why ?? '' })
    }
  }
  return reading
}

function whyNot({ resourceType }: Json, type: string): string | undefined {
  if (typeof resourceType !== 'string') return 'not a resource: it has no resourceType'
  return resourceType === type ? undefined : `a ${sanitizeText(resourceType)}, not a ${type}`
}
