import { CopyButton } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'
import { ScrollArea } from './scroll-area.tsx'

interface Props {
  text: string
  name: string
  /** Further buttons beside "Copy". */
  tools?: ComponentChildren
}

/** Shows transferred text unchanged. */
export function CodeBlock({ text, name, tools }: Props) {
  return (
    <div>
      <div class="json-tools">
        <CopyButton text={text} what={name} label="Copy" />
        {tools}
      </div>
      <ScrollArea label={name} className="code">
        <pre>{text}</pre>
      </ScrollArea>
    </div>
  )
}
