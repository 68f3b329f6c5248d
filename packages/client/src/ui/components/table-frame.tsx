import type { ComponentChildren } from 'preact'
import { ScrollArea } from './scroll-area.tsx'

export interface TableFrameProps {
  caption: string
  columns: readonly string[]
  hideCaption?: boolean
  className?: string
}

/** Shows a table with these columns, whose rows are the children; on narrow screens each row becomes a block. */
export function TableFrame({
  caption,
  columns,
  hideCaption = false,
  className = '',
  children,
}: TableFrameProps & { children: ComponentChildren }) {
  return (
    <ScrollArea label={caption}>
      <table class={`table ${columns.length > 2 ? 'table-stacks' : 'table-pairs'} ${className}`}>
        <caption class={hideCaption ? 'visually-hidden' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollArea>
  )
}
