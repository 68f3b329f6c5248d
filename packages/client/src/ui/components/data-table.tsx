import type { ComponentChildren } from 'preact'
import { TableFrame, type TableFrameProps } from './table-frame.tsx'

interface Props extends TableFrameProps {
  rows: readonly (readonly ComponentChildren[])[]
}

/** Shows a plain table whose first column names the row. */
export function DataTable({ rows, ...frame }: Props) {
  return (
    <TableFrame {...frame}>
      {rows.map((cells, index) => (
        <tr key={index}>
          {cells.map((cell, at) =>
            at === 0 ? (
              <th key={at} scope="row">
                {cell}
              </th>
            ) : (
              <td key={at} data-column={frame.columns[at]}>
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </TableFrame>
  )
}
