import { sendCommand } from '../../../../scripts/services/send-command.ts'
import { readCpuSeconds } from './cpu-time.mts'

/** What was used since the start, of everything that is measured. */
export interface Costs {
  /** Seconds of CPU time of all processes together. */
  readonly processSeconds: number
  readonly storeSeconds: number
  /** Commands that the store was sent. */
  readonly commands: number
}

/** Reads what processes, and the store at a URL if there is one, have used so far. */
export async function readCosts(pids: readonly number[], storeUrl: string | undefined): Promise<Costs> {
  const processSeconds = pids.reduce((sum, pid) => sum + (readCpuSeconds(pid) ?? Number.NaN), 0)
  if (storeUrl === undefined) return { processSeconds, storeSeconds: 0, commands: 0 }
  const info = String(await sendCommand(storeUrl, 'INFO'))
  const read = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1])
  return {
    processSeconds,
    storeSeconds: read('used_cpu_user') + read('used_cpu_sys'),
    commands: read('total_commands_processed'),
  }
}
