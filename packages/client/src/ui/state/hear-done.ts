import type { DoneMessage } from '../../api.ts'
import { selectedRun, selectRun } from './runs.ts'

/** The page at the end of a login tells its opener and parent; the run is fetched in case the stream is interrupted. */
export function hearDone(): void {
  addEventListener('message', ({ origin, data }: MessageEvent<DoneMessage | undefined>) => {
    if (origin !== location.origin || data?.type !== 'smart-client-done') return
    if (data.runId === selectedRun.peek()?.id) void selectRun(data.runId)
  })
}
