import { UsageError } from '@smart-mock/cli-kit'

const LARGEST = 16 * 1024 * 1024

/** Reads the body of a response as text; throws `UsageError` for one that is larger than 16 MB. */
export async function readLimitedText({ body }: Pick<Response, 'body'>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST) throw new UsageError('the response is larger than 16 MB; ask for fewer entries')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
