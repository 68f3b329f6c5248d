import { createHtmlReply, type Reply } from '../../core/http/reply.ts'

/** Creates the page of a gateway in front of the server, where JSON was expected. */
export function createErrorPageReply(status: number, title: string): Reply {
  return createHtmlReply(
    status,
    `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  )
}
