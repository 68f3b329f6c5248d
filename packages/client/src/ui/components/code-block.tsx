import { CopyButton } from './copy-button.tsx'
import { ScrollArea } from './scroll-area.tsx'

/** Text off the wire, exactly as it came. */
export function CodeBlock({ text, name }: { text: string; name: string }) {
  return (
    <div>
      <CopyButton text={text} what={name} label="Copy" />
      <ScrollArea label={name} className="code">
        <pre>{text}</pre>
      </ScrollArea>
    </div>
  )
}
