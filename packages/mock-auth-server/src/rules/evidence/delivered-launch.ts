import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'

/** A launch as the app received it, including changes by a fault. */
export interface DeliveredLaunch {
  readonly record: FactRecord
  readonly iss: string | undefined
  readonly launch: string | undefined
}

/**
 * Finds the launch of an authorize request: by the handle, otherwise the last one of the same run and client.
 */
export function findDeliveredLaunch(
  history: FactHistory,
  { launch, clientId }: { launch?: string | undefined; clientId?: string | undefined },
  run: string | undefined,
): DeliveredLaunch | undefined {
  const delivered = history.findRecent('issuedLaunch').map(read)
  const issued = launch === undefined ? [] : history.findByValue('issuedLaunch', launch).map(read)
  const byHandle = [...issued, ...delivered].findLast(
    (each) => launch !== undefined && each.launch === launch,
  )
  if (byHandle) return byHandle
  return delivered.findLast(
    ({ record }) => run !== undefined && record.run === run && record.facts.clientId === clientId,
  )
}

function read(record: FactRecord): DeliveredLaunch {
  const { issuedUrl = '' } = record.facts
  const query = URL.canParse(issuedUrl) ? new URL(issuedUrl).searchParams : new URLSearchParams()
  return { record, iss: query.get('iss') ?? undefined, launch: query.get('launch') ?? undefined }
}
