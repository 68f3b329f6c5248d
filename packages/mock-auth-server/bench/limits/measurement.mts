/** Figures by name. */
export type Figures = Readonly<Record<string, number | string>>

/** One thing that the mock was put under, measured by a tool of this folder. */
export interface Measurement {
  readonly what: string
  /** Runs it and returns its figures; throws when the mock does not withstand it. */
  measure(onReport: (line: string) => void): Promise<Figures>
  /** Returns the figures in a sentence. */
  format(figures: Figures): string
}

/** Runs work for each of so many numbers, so many at a time. */
export async function runParallel(
  count: number,
  atOnce: number,
  work: (n: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const n = next
      next += 1
      await work(n)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
