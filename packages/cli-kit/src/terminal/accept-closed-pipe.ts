/**
 * Lets a program go on when the reader of a stream has left, as `| head` does: its reports and its exit code still count.
 * Any other error of the stream is thrown.
 */
export function acceptClosedPipe(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
