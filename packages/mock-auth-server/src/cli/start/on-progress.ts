/** Called with the number of finished items and the total. */
export type OnProgress = (done: number, all: number) => void

const WIDTH = 30

/** Creates a progress bar on stderr that disappears at the end; without a terminal it does nothing. */
export function createProgressBar(label: string): OnProgress {
  const { stderr } = process
  if (!stderr.isTTY) return () => {}
  return (done, all) => {
    const filled = all === 0 ? WIDTH : Math.round((WIDTH * done) / all)
    const bar = '#'.repeat(filled).padEnd(WIDTH, '.')
    stderr.write(done >= all ? '\r\x1b[K' : `\r${label} [${bar}] ${done}/${all}`)
  }
}
