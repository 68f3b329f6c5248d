import type { JsonObject } from '../../core/util/json.ts'
import type { UsablePreset } from '../../options/select-usable-values.ts'
import type { Capture } from '../../presets/captures/capture.ts'
import { compareDocument, type MemberDifference } from '../../presets/captures/compare-document.ts'
import { CAPTURES } from '../../presets/captures/list.ts'
import { readMetadataFacts } from '../../presets/captures/read-metadata-facts.ts'
import type { DocumentKind, ServerDocument } from './server-documents.ts'

/** The comparison of one document; without a capture of it there is nothing to compare. */
export interface DocumentComparison {
  readonly kind: DocumentKind
  readonly url: string
  readonly capture: string | undefined
  /** Date of the capture. */
  readonly date: string | undefined
  readonly differences: readonly MemberDifference[]
  /** Set when the document could not be read. */
  readonly problem: string | undefined
}

/** Compares documents of a server with the captures of a preset, all with the same values of placeholders. */
export function compareServer(
  usable: UsablePreset,
  variants: readonly string[],
  documents: readonly ServerDocument[],
  known: Map<string, string>,
): DocumentComparison[] {
  const captures = selectCaptures(usable, variants)
  return documents.map((document) => {
    const { kind, url } = document
    const capture = captures.get(kind)
    const expected = capture && (kind === 'metadata' ? selectRecorded(capture) : capture.body)
    const about = { kind, url, capture: expected && capture.id, date: expected && capture.date }
    if (!expected || 'problem' in document) {
      const problem = 'problem' in document ? document.problem : undefined
      return { ...about, differences: [], problem }
    }
    const found = kind === 'metadata' ? pick(readMetadataFacts(document.body), expected) : document.body
    return { ...about, differences: compareDocument(expected, found, known), problem: undefined }
  })
}

/** Selects the captures that a preset with its variants imitates, by document; that of smart-configuration has metadata. */
function selectCaptures(
  { preset, values, variants: changes }: UsablePreset,
  variants: readonly string[],
): ReadonlyMap<DocumentKind, Capture> {
  const all: Record<string, unknown> = {
    ...values,
    ...Object.assign({}, ...variants.map((name) => changes.get(name))),
  }
  const find = (name: string) => {
    const { capture } = (all[name] ?? {}) as { capture?: string }
    return CAPTURES.find(({ id }) => id === capture)
  }
  const smart =
    find('discovery') ??
    CAPTURES.find((each) => each.preset === preset.id && each.document === 'smart-configuration')
  const openid = find('openidDocument')
  return new Map<DocumentKind, Capture>([
    ...(smart ? [['smart-configuration', smart] as const, ['metadata', smart] as const] : []),
    ...(openid ? [['openid-configuration', openid] as const] : []),
  ])
}

const RECORDED = ['software', 'formats', 'types', 'services', 'oauthUris', 'cors', 'interactions'] as const

/** Returns what a capture records of the CapabilityStatement, or `undefined`. */
function selectRecorded({ metadata }: Capture): JsonObject | undefined {
  const recorded = RECORDED.flatMap((name) => {
    const value = metadata?.[name]
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  return recorded.length === 0 ? undefined : Object.fromEntries(recorded)
}

function pick(facts: object, expected: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(expected, name)))
}
