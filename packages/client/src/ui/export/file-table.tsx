import { LevelBadge } from '@smart-mock/page-kit'
import { Fragment } from 'preact'
import type { ExportFile, Verdict } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { IssueList } from '../components/verdicts/issue-list.tsx'
import { revealStep } from '../state/open-steps.ts'

const holds = { output: '', error: ' (errors)', deleted: ' (deletions)' }

/** Shows the manifest: each file with its contents, and below the issues of error files and the deletions. */
export function FileTable({ files }: { files: readonly ExportFile[] }) {
  const broken = files.flatMap((file) => file.read?.broken.map((line) => ({ file, ...line })) ?? [])
  const issues = files.flatMap(({ read }) => read?.issues ?? [])
  const deletions = files.flatMap(({ read }) => read?.deletions ?? [])
  return (
    <>
      <DataTable
        caption="Files of the manifest"
        className="table-wrap"
        columns={['File', 'Assessment', 'Resources', 'Content', 'Bytes']}
        rows={files.map((file) => [
          <FileName key="name" file={file} />,
          file.read ? <Judgement key="verdict" verdict={file.read.verdict} /> : 'not read',
          resourcesIn(file),
          `${file.type}${holds[file.section]}`,
          file.read?.bytes,
        ])}
      />
      {broken.length > 0 && (
        <DataTable
          caption="Unusable lines"
          columns={['File', 'Line', 'Content']}
          rows={broken.map(({ file, line, why }) => [<FileName key="name" file={file} />, line, why])}
        />
      )}
      {issues.length > 0 && (
        <section class="stack-tight" aria-label="What could not be exported">
          <h2>What could not be exported</h2>
          <IssueList issues={issues} />
        </section>
      )}
      {deletions.length > 0 && (
        <section class="stack-tight" aria-label="Deleted at the server">
          <h2>Deleted at the server</h2>
          <ul class="list">
            {deletions.map((reference, index) => (
              <li key={index}>
                <code>{reference}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Returns the number of resources read, with the number of the manifest if that differs. */
function resourcesIn({ read, count }: ExportFile): string {
  if (!read) return count === undefined ? '' : `${count} listed`
  return count === undefined || count === read.resources
    ? `${read.resources}`
    : `${read.resources} of ${count}`
}

/** Shows a verdict in short; the step of the file has the full one. */
function Judgement({ verdict: { level, message } }: { verdict: Verdict }) {
  return (
    <span>
      <LevelBadge level={level} /> {level !== 'ok' && message}
    </span>
  )
}

/** Shows the last part of the URL, which breaks at its dots; it opens the step with the exchange. */
function FileName({ file: { url, type, read } }: { file: ExportFile }) {
  const name = (URL.canParse(url) && new URL(url).pathname.split('/').at(-1)) || type
  const [first, ...rest] = name.split('.')
  const shown = (
    <code title={url}>
      {first}
      {rest.map((part, index) => (
        <Fragment key={index}>
          <wbr />.{part}
        </Fragment>
      ))}
    </code>
  )
  if (!read?.stepId) return shown
  return (
    <button type="button" class="button-link" onClick={() => revealStep(read.stepId)}>
      {shown}
    </button>
  )
}
