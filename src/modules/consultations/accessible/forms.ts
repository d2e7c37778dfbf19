import { z } from 'zod'
import { ticked } from '../../../platform/http/index.ts'
import { needed, webAddress } from '../workspace/fields.ts'

/** A film or a text: a file beside these fields, or a link. */
export const VersionForm = z.object({ link: webAddress, captioned: ticked(), description: needed(5000) })
