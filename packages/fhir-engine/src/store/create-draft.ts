import type { Resource } from '../model/resource.ts'
import { getNextVersion, type StoredVersion } from './stored-version.ts'

/** What the store knows of the version that follows. */
type DraftPlace = Pick<StoredVersion, 'type' | 'id' | 'method' | 'at' | 'ordinal' | 'sequence'>

/** Creates the version after another of its resource; without a resource it is a deletion. */
export function createDraft(
  place: DraftPlace,
  previous: StoredVersion | undefined,
  resource: Resource | undefined,
): StoredVersion {
  const { type, id, at } = place
  const version = getNextVersion(previous)
  const meta = { ...resource?.meta, versionId: version, lastUpdated: new Date(at).toISOString() }
  return {
    ...place,
    ...{ version, cache: {}, ordinal: previous?.ordinal ?? place.ordinal },
    ...(resource && { resource: { ...resource, resourceType: type, id, meta } }),
    ...(previous && { previous }),
  }
}
