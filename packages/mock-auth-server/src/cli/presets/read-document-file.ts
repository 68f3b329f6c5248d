import { open } from 'node:fs/promises'
import { UsageError } from '@smart-mock/cli-kit'
import type { JsonObject } from '../../core/util/json.ts'
import { parseObject } from './fetch-document.ts'
import type { DocumentKind, ServerDocument } from './server-documents.ts'

const LIMIT = 10 * 1024 * 1024

/**
 * Reads a saved document of a server, or several from a draft of `presets capture`, whose placeholders stay. Throws
 * `UsageError` when there is no such file, or it is larger than 10 MB or none of them.
 */
export async function readDocumentFile(path: string): Promise<readonly ServerDocument[]> {
  const text = await readText(path)
  const body = parseObject(text)
  if (!body) throw new UsageError(`${path} is not a JSON object`)
  const { captures } = body
  if (!Array.isArray(captures)) return [{ kind: detectKind(body, path), url: path, body }]
  return captures.flatMap((each: JsonObject) => {
    const { body: own } = each
    if (typeof own !== 'object' || own === null) return []
    return [{ kind: detectKind(own as JsonObject, path), url: path, body: own as JsonObject }]
  })
}

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > LIMIT) throw new UsageError(`${path} is larger than 10 MB`)
      return await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`)
  }
}

function detectKind(body: JsonObject, path: string): DocumentKind {
  if (body.resourceType === 'CapabilityStatement') return 'metadata'
  if ('subject_types_supported' in body && !('capabilities' in body)) return 'openid-configuration'
  if ('capabilities' in body || 'authorization_endpoint' in body) return 'smart-configuration'
  throw new UsageError(`${path} is no smart-configuration, openid-configuration or CapabilityStatement`)
}
