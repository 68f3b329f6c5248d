import { type ExchangeMessage, toExchangeMessages } from '../core/diagram/index.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Redactor } from './create-redactor.ts'

/** An arrow of a diagram with the problem that a verdict or a finding reports about its exchange. */
export interface DiagramMessage extends ExchangeMessage {
  readonly wrong: string | undefined
}

/** The problems of exchanges, by sequence number. */
export type DiagramMarks = ReadonlyMap<number, string>

/** Returns the redacted arrows of these exchanges; the problem of an exchange is at its request. */
export function toDiagramMessages(
  entries: readonly JournalEntry[],
  redact: Redactor,
  marks: DiagramMarks = new Map(),
): readonly DiagramMessage[] {
  return entries.flatMap((entry) => {
    const arrows = toExchangeMessages(entry).flatMap((arrow) => arrow ?? [])
    const marked = arrows.map((arrow, index) => ({
      ...arrow,
      wrong: index === 0 ? marks.get(entry.seq) : undefined,
    }))
    return redact(entry, marked)
  })
}
