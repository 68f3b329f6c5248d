import type { Subset } from '../definitions/apply-subset.ts'
import type { StoredVersion } from './stored-version.ts'

/** One file of an export: resources of one type as they were at the kick-off, or deletions. */
export interface ExportFile {
  readonly name: string
  readonly type: string
  readonly entries: readonly StoredVersion[]
}

/** One Bulk Data export. */
export interface ExportJob {
  readonly id: string
  /** The caller who may poll it. */
  readonly owner: string
  /** URL of the kick-off request. */
  readonly request: string
  /** Milliseconds. */
  readonly at: number
  readonly files: readonly ExportFile[]
  /** Files of Bundles that delete what was deleted since `_since`. */
  readonly deleted: readonly ExportFile[]
  readonly subset: Subset
  /** Number of times its status was polled. */
  polls: number
}

const LIMIT = 100
/** The owner for a server without security. */
export const ANYBODY = 'all'

/** The exports of one tenant; the oldest are evicted. */
export class ExportJobs {
  readonly #jobs = new Map<string, ExportJob>()

  add(job: ExportJob): void {
    this.#jobs.set(job.id, job)
    for (const oldest of this.#jobs.keys()) {
      if (this.#jobs.size <= LIMIT) break
      this.#jobs.delete(oldest)
    }
  }

  get isEmpty(): boolean {
    return this.#jobs.size === 0
  }

  find(id: string, owner: string): ExportJob | undefined {
    const job = this.#jobs.get(id)
    return job?.owner === owner || owner === ANYBODY ? job : undefined
  }

  delete(id: string): void {
    this.#jobs.delete(id)
  }
}
