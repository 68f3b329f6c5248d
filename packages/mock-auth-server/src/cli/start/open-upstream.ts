import { appendFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { UsageError } from '@smart-mock/cli-kit'
import { createFhirBase } from '@smart-mock/fhir-engine'
import {
  createClientCredentialsHeader,
  createRecordingFetch,
  createReplayingFetch,
  readDirectory,
  UpstreamClient,
  type UpstreamSettings,
} from '@smart-mock/fhir-engine/upstream'
import { createTenantData, type TenantData } from '../../exchange/tenants/tenant-data.ts'
import type { UpstreamOptions } from '../read-upstream-options.ts'

/** Connects to the upstream and reads its users; throws `UsageError` when it cannot. */
export async function openUpstream(
  options: UpstreamOptions,
): Promise<{ upstream: UpstreamSettings; data: TenantData }> {
  const { base, authorization, client } = options
  try {
    const fetchIt = await fetchFor(options)
    const upstream: UpstreamSettings = {
      base,
      ...(authorization === undefined ? {} : { authorization: async () => authorization }),
      ...(client && options.replay === undefined
        ? { authorization: createClientCredentialsHeader(client) }
        : {}),
      ...(fetchIt ? { fetch: fetchIt } : {}),
    }
    const data = createTenantData(createFhirBase(await readDirectory(new UpstreamClient(upstream))))
    return { upstream, data }
  } catch (error) {
    throw new UsageError(`--upstream ${base}: ${error instanceof Error ? error.message : error}`)
  }
}

async function fetchFor({ base, record, replay }: UpstreamOptions): Promise<typeof fetch | undefined> {
  if (replay !== undefined) return createReplayingFetch(base, await readFile(replay, 'utf8'))
  if (record === undefined) return undefined
  writeFileSync(record, '')
  // Each response is on disk before it is passed on, so that a recording contains the last one that was used.
  return createRecordingFetch(base, (line) => appendFileSync(record, line))
}
