import { createPaint, UsageError } from '@smart-mock/cli-kit'
import { writeJson } from '../declarations/write-declarations.ts'
import { compareServer } from './compare-server.ts'
import { fetchServerDocuments } from './fetch-server-documents.ts'
import { findPreset } from './find-preset.ts'
import { formatComparison } from './format-comparison.ts'
import type { PresetsSettings } from './presets-settings.ts'
import { readDocumentFile } from './read-document-file.ts'

/**
 * Runs `smart-mock presets diff <preset> <URL or file>`: returns 0 when everything that the preset has captured is
 * the same, 1 when something differs or could not be read. Throws `UsageError`.
 */
export async function diffPreset(words: readonly string[], settings: PresetsSettings): Promise<number> {
  const [name, source, ...others] = words
  if (name === undefined || source === undefined || others.length > 0) {
    throw new UsageError('presets diff requires a preset and the FHIR base of a server, or a file')
  }
  const usable = await findPreset(name)
  const { preset } = usable
  const unknown = settings.variants.find((each) => !usable.variants.has(each))
  if (unknown !== undefined) {
    const all = [...usable.variants.keys()].join(', ')
    throw new UsageError(`${preset.id} has no variant ${unknown}; it has ${all || 'none'}`)
  }
  const known = new Map<string, string>()
  const documents = /^https?:\/\//i.test(source)
    ? await fetchFrom(source, settings, known)
    : await readDocumentFile(source)
  const comparisons = compareServer(usable, settings.variants, documents, known)
  const compared = comparisons.filter(({ capture }) => capture !== undefined)
  if (compared.length === 0) throw new UsageError(`${preset.id} has no capture of such a document`)
  const isEqual = compared.every(
    ({ differences, problem }) => differences.length === 0 && problem === undefined,
  )
  if (settings.asJson) {
    writeJson({ preset: preset.id, date: preset.date, source, isEqual, documents: comparisons })
  } else {
    const paint = createPaint(process.stdout)
    const head = paint('heading', `${preset.id}-like, as of ${preset.date}, compared with`)
    const blocks = comparisons.map((each) => formatComparison(each, paint))
    process.stdout.write(`${[head, ...blocks].join('\n')}\n`)
  }
  return isEqual ? 0 : 1
}

async function fetchFrom(source: string, { timeoutMs }: PresetsSettings, known: Map<string, string>) {
  const { fhirBase, documents } = await fetchServerDocuments(source, timeoutMs)
  known.set('fhirBase', fhirBase)
  known.set('fhirHost', new URL(fhirBase).hostname)
  return documents
}
