import type { House } from '../../../platform/context.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { confirmPath, ownPath } from '../paths.ts'

/** A declaration's own page and the letter that confirms it are opened by sealed ids: nothing that opens them is kept. */
const PAGE = 'declaration-page'
const CONFIRM = 'declaration-confirm'

type Keys = Pick<House, 'config'>

export const ownToken = ({ config }: Keys, id: string) => sealId(config, PAGE, id)
export const declarationOfToken = ({ config }: Keys, token: string) => unsealId(config, PAGE, token)
export const confirmedBy = ({ config }: Keys, token: string) => unsealId(config, CONFIRM, token)

export const ownPathOf = (house: Keys, { id }: { id: string }, part = '') => ownPath(ownToken(house, id), part)
/** Told in the letter alone: whoever follows it reads the mailbox. */
export const confirmPathOf = ({ config }: Keys, { id }: { id: string }) => confirmPath(sealId(config, CONFIRM, id))
