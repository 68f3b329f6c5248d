import { findPatterns, type LinePattern, matchesPattern } from './line-pattern.ts'
import type { VisibleText } from './visible-text.ts'

/** The text of two runs without a fault. What differs between them is no evidence of a change. */
export interface ReferenceText {
  /** Lines at the first look of either run. */
  readonly begin: ReadonlySet<string>
  /** Lines and alerts of either run at any time. */
  readonly ever: ReadonlySet<string>
  /** Lines at the end of both runs. */
  readonly end: readonly string[]
  /** Notes at the end of both runs. */
  readonly notes: readonly string[]
  /** Lines that differ between the runs in some words. */
  readonly patterns: readonly LinePattern[]
  /** Numbers of lines of one run that are in the other in no form: texts chosen at random. */
  readonly random: Readonly<Record<TextPart, number>>
  readonly busyCount: number
}

type TextPart = 'end' | 'alerts' | 'notes'

/** Builds the text to compare with from two runs without a fault. */
export function buildReferenceText(one: VisibleText, other: VisibleText): ReferenceText {
  const patterns = findPatterns([...one.ever, ...one.alerts], [...other.ever, ...other.alerts])
  const countRandom = (part: TextPart) => {
    const [first, second] = [new Set(one[part]), new Set(other[part])]
    const isRandom = (line: string) => !patterns.some((pattern) => matchesPattern(line, pattern))
    const firstOnly = [...first].filter((line) => !second.has(line) && isRandom(line))
    const secondOnly = [...second].filter((line) => !first.has(line) && isRandom(line))
    return Math.max(firstOnly.length, secondOnly.length)
  }
  return {
    begin: new Set([...one.begin, ...other.begin]),
    ever: new Set([one, other].flatMap(({ ever, alerts }) => [...ever, ...alerts])),
    end: one.end.filter((line) => other.end.includes(line)),
    notes: one.notes.filter((line) => other.notes.includes(line)),
    patterns,
    random: { end: countRandom('end'), alerts: countRandom('alerts'), notes: countRandom('notes') },
    busyCount: Math.max(one.busyCount, other.busyCount),
  }
}

/** Returns the text of an alert that no reference run showed: an error in any language. */
export function findNewAlert(now: VisibleText, usual: ReferenceText): string | undefined {
  return findNewText('alerts', now, usual)
}

/**
 * Returns the text of a note at the end that no reference run showed, if all notes of both reference runs are
 * there as well: a note in the place of another may be odd data.
 */
export function findNewNote(now: VisibleText, usual: ReferenceText): string | undefined {
  const isReplaced = usual.notes.some((line) => !now.notes.includes(line))
  return isReplaced ? undefined : findNewText('notes', now, usual)
}

/**
 * Returns the text at the end that no reference run ever showed, if a text that both reference runs ended
 * with is missing: the app took another path and shows it. Odd data looks the same, so this is weaker than an
 * alert.
 */
export function findPageChange(now: VisibleText, usual: ReferenceText): string | undefined {
  const there = new Set(now.end)
  const isMissing = usual.end.some((line) => !usual.begin.has(line) && !there.has(line))
  return isMissing ? findNewText('end', now, usual) : undefined
}

/** Returns the lines of a part that no reference run showed, if there are more than are random in each run. */
function findNewText(part: TextPart, now: VisibleText, usual: ReferenceText): string | undefined {
  const isUsual = (line: string) =>
    usual.ever.has(line) || usual.patterns.some((pattern) => matchesPattern(line, pattern))
  const fresh = [...new Set(now[part])].filter((line) => !isUsual(line))
  return fresh.length > usual.random[part] ? fresh.join(' ') : undefined
}
