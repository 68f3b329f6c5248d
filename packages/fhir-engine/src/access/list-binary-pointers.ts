import { isObject } from '../model/resource.ts'
import { getOrCompute, type StoredVersion } from '../store/stored-version.ts'

/** An attachment of a DocumentReference whose content is a Binary. */
export interface BinaryPointer {
  /** Index in `content`. */
  readonly index: number
  readonly id: string
}

const BINARY = /(?:^|\/)Binary\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/

/**
 * Returns where a DocumentReference points at Binaries, below whatever base: imported data have that of
 * their origin. Who may see a Binary is decided by these and by no other links.
 */
export function listBinaryPointers(entry: StoredVersion): readonly BinaryPointer[] {
  return getOrCompute(entry, '%binaries', () => {
    const content = entry.type === 'DocumentReference' ? entry.resource?.content : undefined
    return (Array.isArray(content) ? content : []).flatMap((each, index) => {
      const attachment = isObject(each) ? each.attachment : undefined
      const [, id] = BINARY.exec(isObject(attachment) ? String(attachment.url) : '') ?? []
      return id === undefined ? [] : [{ index, id }]
    })
  })
}
