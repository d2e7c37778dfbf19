import { FORMS } from './forms.ts'
import { MEMBERS } from './members.ts'
import { NETWORK_RUN } from './network.ts'
import { READING } from './reading.ts'
import { TAKING_PART } from './taking-part.ts'
import type { Access } from './who.ts'
import { WORKSPACE } from './workspace.ts'

export { filled } from './filled.ts'

/** Every address of the portal and who may use it. A route without a line here fails the test. */
export const ACCESS: Access[] = [...READING, ...TAKING_PART, ...FORMS, ...WORKSPACE, ...MEMBERS, ...NETWORK_RUN]
