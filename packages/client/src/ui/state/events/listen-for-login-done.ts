import type { BackMessage, DoneMessage } from '../../../model/api.ts'
import { loginWindow } from '../runs/login-window.ts'
import { selectedRun, selectRun } from '../runs/runs.ts'

/**
 * Listens for messages of the page at the end of a login; the run is fetched in case the stream is
 * interrupted. From an error page in the frame the user may go back: the frame closes.
 */
export function listenForLoginDone(): void {
  addEventListener('message', ({ origin, data }: MessageEvent<DoneMessage | BackMessage | undefined>) => {
    if (origin !== location.origin) return
    if (data?.type === 'smart-client-back') loginWindow.value = undefined
    if (data?.type === 'smart-client-done' && data.runId === selectedRun.peek()?.id)
      void selectRun(data.runId)
  })
}
