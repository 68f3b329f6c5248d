import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { formatDuration } from './format-duration.ts'

/** Shows the awaited event and the elapsed time, after 300 ms. */
export function Waiting({ target }: { target: string }) {
  const elapsed = useSignal(0)
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => {
      elapsed.value = performance.now() - start
    }, 300)
    return () => clearInterval(timer)
  }, [elapsed])
  if (elapsed.value < 300) return null
  return (
    <p class="waiting">
      <span class="waiting-dot" aria-hidden="true" />
      <span>
        Waiting for {target} <span aria-hidden="true">({formatDuration(elapsed.value)})</span>
      </span>
    </p>
  )
}
