import { vi } from 'vitest'
import { runPresets } from '../../../src/cli/presets/run-presets.ts'

/** Runs `smart-mock presets` in this process; returns its exit code and what it printed. */
export async function runCommand(...args: string[]): Promise<{ code: number; stdout: string }> {
  let stdout = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text)
    return true
  })
  try {
    return { code: await runPresets(args), stdout }
  } finally {
    spy.mockRestore()
  }
}
