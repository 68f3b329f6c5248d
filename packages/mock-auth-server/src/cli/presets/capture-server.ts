import { UsageError } from '@smart-mock/cli-kit'
import { writeJson } from '../declarations/write-declarations.ts'
import { createPresetDraft } from './create-preset-draft.ts'
import { fetchServerDocuments } from './fetch-server-documents.ts'
import { findDocumentBases } from './find-document-bases.ts'
import { findHosts } from './find-hosts.ts'
import type { PresetsSettings } from './presets-settings.ts'

/** Runs `smart-mock presets capture <URL>`: prints a draft of a preset as JSON. Throws `UsageError`. */
export async function captureServer(
  words: readonly string[],
  { timeoutMs }: PresetsSettings,
): Promise<number> {
  const [source, ...others] = words
  if (source === undefined || others.length > 0) {
    throw new UsageError('presets capture requires the FHIR base of one server')
  }
  const server = await fetchServerDocuments(source, timeoutMs)
  const [first] = server.documents
  const smart = first && 'body' in first ? first.body : {}
  const bases = await findDocumentBases(findHosts(server.fhirBase, smart), server.issuer, timeoutMs)
  writeJson(createPresetDraft(server, bases, new Date().toISOString().slice(0, 10)))
  return 0
}
