/** Called with the bytes that were read, those of all files, and the number of resources so far. */
export type OnProgress = (done: number, all: number, resources: number) => void

const WIDTH = 30
const MB = 1_000_000

/** Creates a progress bar that disappears at the end; without a terminal it does nothing. */
export function createProgressBar(
  label: string,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): OnProgress {
  if (!stream.isTTY) return () => {}
  return (done, all, resources) => {
    const filled = all === 0 ? WIDTH : Math.round((WIDTH * done) / all)
    const bar = '#'.repeat(filled).padEnd(WIDTH, '.')
    const part = `${Math.round(done / MB)}/${Math.round(all / MB)} MB, ${resources} resources`
    stream.write(done >= all ? '\r\x1b[K' : `\r${label} [${bar}] ${part}`)
  }
}
