import type { Verdict } from '../verdicts/verdict.ts'

/** Resolves with the verdict once it is no longer pending, or as it is after so many milliseconds. */
export async function waitForVerdict(verdict: () => Verdict, timeoutMs: number): Promise<Verdict> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const now = verdict()
    if (now.outcome !== 'pending' || Date.now() > until) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
