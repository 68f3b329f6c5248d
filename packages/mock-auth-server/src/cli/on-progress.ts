/** Told how many of all are done. */
export type OnProgress = (done: number, all: number) => void

const WIDTH = 30

/** A progress bar on stderr that goes away when all is done; nothing when stderr is no terminal. */
export function createProgressBar(label: string): OnProgress {
  const { stderr } = process
  if (!stderr.isTTY) return () => {}
  return (done, all) => {
    const filled = all === 0 ? WIDTH : Math.round((WIDTH * done) / all)
    const bar = '#'.repeat(filled).padEnd(WIDTH, '.')
    stderr.write(done >= all ? '\r\x1b[K' : `\r${label} [${bar}] ${done}/${all}`)
  }
}
