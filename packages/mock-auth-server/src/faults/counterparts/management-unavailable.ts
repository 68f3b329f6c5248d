import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { createHtmlReply } from '../../core/http/reply.ts'
import { COUNTERPART } from './counterpart.ts'

export const managementUnavailable = defineFault({
  ...COUNTERPART,
  name: 'management-unavailable',
  title: 'No page for managing access',
  catalogueIds: ['S-138'],
  spec: conformance('metadata'),
  description: 'The management endpoint that the smart-configuration names returns 404.',
  steps: ['manage'],
  points: { arrival: () => createHtmlReply(404, '<!doctype html><title>Not found</title>') },
})
