import type { FaultKind } from '../../core/declare/fault.ts'
import { escapeMarkup } from '../diagram/escape-markup.ts'
import type { ReportCase } from '../report.ts'

/** The fragment identifiers of cases in one report. */
export type CaseAnchors = ReadonlyMap<ReportCase, string>

/** Creates the fragment identifiers of all cases. */
export function createCaseAnchors(cases: readonly ReportCase[]): CaseAnchors {
  return new Map(cases.map((each, index) => [each, `case-${index + 1}`]))
}

/** Renders the name of a case as a link to it. */
export function renderCaseLink(anchors: CaseAnchors, target: ReportCase, text: string = target.name): string {
  const anchor = anchors.get(target)
  const name = escapeMarkup(text)
  return anchor === undefined ? name : `<a href="#${anchor}">${name}</a>`
}

/** Returns the fragment identifier of the cases of one group and kind. */
export function getSectionAnchor(group: string, kind: FaultKind | undefined): string {
  return `at-${group.replace(/[^\w-]/g, '-')}${kind === undefined ? '' : `-${kind}`}`
}
