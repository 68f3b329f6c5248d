import { isLaunched, runOfAddress } from '../navigation.ts'

const key = 'smart-client.own-runs'

/** Runs that this tab started, or was launched for: only it opens their login page. */
export function isOwnRun(runId: string): boolean {
  return (isLaunched && runId === runOfAddress) || stored().includes(runId)
}

export function markOwnRun(runId: string): void {
  sessionStorage.setItem(key, JSON.stringify([...stored().slice(-20), runId]))
}

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
