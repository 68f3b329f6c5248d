import type { FactRecord } from '../../core/journal/facts.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'
import { unseen } from './never.ts'

const INTERACTIONS = { 'kick-off': 'operation', status: 'bulk-status', file: 'bulk-file' } as const

export type ExportPart = keyof typeof INTERACTIONS

/** Whether a request is that part of an export. */
export function isExport(of: ExportPart, { step, facts }: FactRecord): boolean {
  return step === 'bulk' && facts.interaction === INTERACTIONS[of]
}

/** At most so many later requests of that part of an export; its end (DELETE) is none. */
export function exportRequests(scene: Scene, { of, count }: { of: ExportPart; count: number }): Part {
  const seqs = scene.later
    .filter((record) => isExport(of, record) && scene.journal.get(record.seq)?.request.method !== 'DELETE')
    .map(({ seq }) => seq)
  const says = `${seqs.length} ${of} requests came after it`
  if (seqs.length > count) return part('not met', `${says}, at most ${count} are right`, ...seqs)
  return scene.closed ? part('met', says, ...seqs) : part('pending', `${says} so far`)
}

/** A file of an export is asked for and given. */
export function exportCompletes(scene: Scene): Part {
  const file = scene.later.find(
    (record) => isExport('file', record) && scene.journal.get(record.seq)?.sent?.status === 200,
  )
  if (file) return part('met', 'a file was fetched', file.seq)
  return scene.closed ? part('not met', 'no file was fetched') : part('pending', 'waiting for a file')
}

/** No file is asked for with a token; a request without one belongs to no run, so all of the tenant count. */
export function filesWithoutToken(scene: Scene): Part {
  const bad = scene.laterInTenant.find(
    (record) => isExport('file', record) && record.facts.accessToken !== undefined,
  )
  return unseen(
    scene,
    bad?.seq,
    'a file was asked for with the token',
    'no file was asked for with the token',
  )
}
