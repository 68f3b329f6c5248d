import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** Shows a titled card. */
export function Card({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
      </div>
      <div class="card-body stack-tight">{children}</div>
    </section>
  )
}
