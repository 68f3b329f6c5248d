import { escapeLine, type Paint } from '@smart-mock/cli-kit'
import { isSameJson, type Json } from '../../core/util/json.ts'
import type { MemberDifference } from '../../presets/captures/compare-document.ts'
import type { DocumentComparison } from './compare-server.ts'

const LONGEST = 200

/** Formats the comparison of a document as lines; what the server sent is escaped and shortened. */
export function formatComparison(
  { kind, url, capture, date, differences, problem }: DocumentComparison,
  paint: Paint,
): string {
  const title = `${kind} ${escapeLine(url)}`
  if (capture === undefined)
    return `${title}\n  ${paint('quiet', 'not compared: the preset has no capture of it')}`
  if (problem !== undefined) return `${title}\n  ${paint('failure', `not compared: ${escapeLine(problem)}`)}`
  if (differences.length === 0)
    return `${title}\n  ${paint('success', `as captured on ${date} (${capture})`)}`
  const lines = differences.map((each) => `  ${formatDifference(each, paint)}`)
  const count = `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`
  return [
    `${title}\n  ${paint('warning', `${count} from the capture of ${date} (${capture})`)}`,
    ...lines,
  ].join('\n')
}

function formatDifference({ member, change, captured, found }: MemberDifference, paint: Paint): string {
  const head = `${paint(change === 'added' ? 'success' : 'failure', change.padEnd(7))} ${escapeLine(member)}`
  if (change === 'missing') return `${head}: was ${formatValue(captured)}`
  if (change === 'added') return `${head}: ${formatValue(found)}`
  if (change === 'changed' && isList(captured) && isList(found)) {
    const changes = describeList(captured, found)
    if (changes !== '') return `${head}: ${changes}`
  }
  return `${head}: ${formatValue(found)}, was ${formatValue(captured)}`
}

/** Describes what a list has more and less; empty when only its order differs. */
function describeList(captured: readonly Json[], found: readonly Json[]): string {
  const lacks = (list: readonly Json[], value: Json) => !list.some((each) => isSameJson(each, value))
  const added = found.filter((each) => lacks(captured, each)).map((each) => `with ${formatValue(each)}`)
  const removed = captured.filter((each) => lacks(found, each)).map((each) => `without ${formatValue(each)}`)
  return shorten([...added, ...removed].join(', '))
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function formatValue(value: Json | undefined): string {
  return shorten(escapeLine(JSON.stringify(value ?? null)))
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text
}
