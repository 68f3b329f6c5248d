import type { Verdict } from '../verdicts/verdict.ts'

const LONGEST_MS = 10_000

/**
 * Resolves with the verdict: with a time, once it is final or that many milliseconds have passed; without
 * one, once it is no longer pending, after ten seconds at most.
 */
export async function waitForVerdict(verdict: () => Verdict, timeoutMs?: number): Promise<Verdict> {
  const until = Date.now() + (timeoutMs ?? LONGEST_MS)
  for (;;) {
    const now = verdict()
    const isEnough = now.isFinal || (timeoutMs === undefined && now.outcome !== 'pending')
    if (isEnough || Date.now() > until) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
