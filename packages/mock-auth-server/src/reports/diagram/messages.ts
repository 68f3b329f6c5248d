import { foldRepeats } from '@smart-mock/page-kit/sequence'
import { type ExchangeMessage, getLookUpKey, toExchangeMessages } from '../../core/diagram/index.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import type { Redactor } from '../redaction/create-redactor.ts'

/** An arrow of a diagram with the problem that a verdict or a finding reports about its exchange. */
export interface DiagramMessage extends ExchangeMessage {
  readonly wrong: string | undefined
}

/** The problems of exchanges, by sequence number. */
export type DiagramMarks = ReadonlyMap<number, string>

/**
 * Returns the redacted arrows of these exchanges; the problem of an exchange is at its request, and repeated look-ups
 * are one.
 */
export function toDiagramMessages(
  entries: readonly JournalEntry[],
  redact: Redactor,
  marks: DiagramMarks = new Map(),
): readonly DiagramMessage[] {
  const folds = foldRepeats(entries, (entry) => (marks.has(entry.seq) ? undefined : getLookUpKey(entry)))
  return folds.flatMap(({ item: entry, repeats }) => {
    const seqs = repeats.map(({ seq }) => seq)
    const arrows = toExchangeMessages(entry, seqs).flatMap((arrow) => arrow ?? [])
    const marked = arrows.map((arrow, index) => ({
      ...arrow,
      wrong: index === 0 ? marks.get(entry.seq) : undefined,
    }))
    return redact(entry, marked)
  })
}
