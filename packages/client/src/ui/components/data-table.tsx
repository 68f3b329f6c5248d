import type { ComponentChildren } from 'preact'
import { ScrollArea } from './scroll-area.tsx'

interface Props {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly ComponentChildren[])[]
  hideCaption?: boolean
  className?: string
}

/** Shows a plain table whose first column names the row; on narrow screens each row becomes a block. */
export function DataTable({ caption, columns, rows, hideCaption = false, className = '' }: Props) {
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
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} data-column={columns[at]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
